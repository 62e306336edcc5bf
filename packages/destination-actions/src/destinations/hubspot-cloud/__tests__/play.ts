import { createTestIntegration } from '@segment/actions-core'
import type { Transport } from '@segment/actions-core'
import hubspot from '..'

export const testDestination = createTestIntegration(hubspot)

let accounts = 0

/** Makes an account that no test has used before, so that nothing is remembered of it. */
export function newAccount() {
  accounts += 1
  return {
    settings: { portalId: String(accounts) },
    auth: { accessToken: 'fake-access', refreshToken: 'fake-refresh' }
  }
}

/** Plays HubSpot: answers in this order, then with `{}`, and records what was sent. */
export function play(...answers: [status: number, body: object][]) {
  const sent: [method: string, path: string, body?: unknown][] = []
  const transport: Transport = async (url, { method, body }) => {
    const path = url.replace('https://api.hubapi.com', '')
    sent.push(typeof body === 'string' ? [method, path, JSON.parse(body)] : [method, path])
    const [status, answer] = answers.shift() ?? [200, {}]
    return Response.json(answer, { status })
  }
  return { sent, transport }
}
