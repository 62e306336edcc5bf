import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// Two processes deliver two hundred events of one account. Its access token expires ten times, and each refresh token can
// be used once. Nothing may be lost.

const EVENTS_EACH = 100
const EXPIRIES = 10
/** How many events are accepted between two expiries. */
const EVENTS_PER_TOKEN = 10

/** The API of a vendor whose tokens expire after some events, and whose refresh tokens can be used once. */
function makeVendor() {
  const accepted = new Set<string>()
  /** The events that got 401 and were not accepted since. A token does not expire again before they are. */
  const waiting = new Set<string>()
  const vendor = { accepted, expiries: 0, refreshes: 0, refused: 0 }
  let generation = 1
  let isValid = true

  const send = (id: string, authorization: string | undefined): number => {
    if (!isValid || authorization !== `Bearer access-${generation}`) {
      waiting.add(id)
      return 401
    }
    accepted.add(id)
    waiting.delete(id)
    const isDue = accepted.size >= EVENTS_PER_TOKEN * (vendor.expiries + 1)
    if (isDue && vendor.expiries < EXPIRIES && waiting.size === 0) {
      vendor.expiries++
      isValid = false
    }
    return 200
  }
  const refresh = (token: string | null) => {
    if (token !== `refresh-${generation}`) {
      vendor.refused++
      return { error: 'invalid_grant' }
    }
    vendor.refreshes++
    generation++
    isValid = true
    return { access: `access-${generation}`, refresh: `refresh-${generation}` }
  }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const part of request) body += part
    response.setHeader('content-type', 'application/json')
    if (request.url === '/token') {
      const tokens = refresh(new URLSearchParams(body).get('refresh_token'))
      response.statusCode = 'error' in tokens ? 400 : 200
      response.end(JSON.stringify(tokens))
    } else {
      response.statusCode = send(JSON.parse(body).id, request.headers.authorization)
      response.end('{}')
    }
  }
  return { vendor, server: createServer((request, response) => void answer(request, response)) }
}

it('two processes with one-use refresh tokens lose no event, and refresh once for each expiry', async () => {
  const { vendor, server } = makeVendor()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'))
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify({ accessToken: 'access-1', refreshToken: 'refresh-1' }))
  const start = (name: string) =>
    promisify(execFile)(process.execPath, [
      '--require',
      'tsx/cjs',
      join(__dirname, 'delivering-process.ts'),
      url,
      folder,
      name,
      String(EVENTS_EACH)
    ])
  try {
    const outputs = await Promise.all(['a', 'b'].map(start))
    expect(outputs.map(({ stdout }) => JSON.parse(stdout))).toEqual([{ lost: [] }, { lost: [] }])
    expect(vendor.accepted.size).toBe(2 * EVENTS_EACH)
    expect(vendor).toMatchObject({ expiries: EXPIRIES, refreshes: EXPIRIES, refused: 0 })
    expect(JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8'))).toEqual({
      accessToken: `access-${EXPIRIES + 1}`,
      refreshToken: `refresh-${EXPIRIES + 1}`
    })
  } finally {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true })
  }
})
