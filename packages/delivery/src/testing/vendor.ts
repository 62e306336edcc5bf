import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  IntegrationError,
  MultiStatusResponse,
  type ActionDefinition,
  type DestinationDefinition,
  type InputField,
  type JSONObject
} from '@segment/actions-core'
import type { Config, ConfiguredDestination, ConfiguredSubscription } from '../config/config'

/** A request as the vendor got it. */
export interface VendorRequest {
  method: string
  path: string
  authorization: string
  /** The IDs of the events in the body. */
  ids: string[]
}

/** What the vendor answers: a status with headers, nothing at all, or the answer that a promise brings. */
export type Answer = number | 'hang' | { status: number; headers?: Record<string, string>; body?: unknown }

/** A vendor on loopback that counts what arrives. */
export interface Vendor {
  url: string
  requests: VendorRequest[]
  /** How often the ID of each event arrived in a request that got a status below 400. */
  accepted: Map<string, number>
  /** Decides about each request. Replace it at any time. Default: 200. */
  answer: (request: VendorRequest) => Answer | Promise<Answer>
  close(): Promise<void>
}

/** Starts a vendor. A body is `{"id"}` or a list of those. */
export async function startVendor(port = 0): Promise<Vendor> {
  const vendor: Omit<Vendor, 'url' | 'close'> = { requests: [], accepted: new Map(), answer: () => 200 }
  const server = createServer(async (incoming, response) => {
    const body: unknown = JSON.parse((await textOf(incoming)) || 'null')
    const items = (Array.isArray(body) ? body : [body]) as ({ id?: string } | null)[]
    const request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      authorization: incoming.headers.authorization ?? '',
      ids: items.flatMap((item) => item?.id ?? [])
    }
    vendor.requests.push(request)
    const answer = await vendor.answer(request)
    if (answer === 'hang') return
    const { status, headers = {}, body: answered } = typeof answer === 'number' ? { status: answer } : answer
    if (status < 400) for (const id of request.ids) vendor.accepted.set(id, (vendor.accepted.get(id) ?? 0) + 1)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answered ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return Object.assign(vendor, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  })
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

const text = { label: 'Text', description: 'A text.', type: 'string' } as const satisfies InputField
interface Payload {
  id: string
  list?: string
}

/** The code of `exit late` kills its process after so long: others no longer wait for it. */
const LATE_MS = 7000
/** How long the code of the events `slow...` takes. */
const SLOW_MS = 500

/** A destination of that vendor: `single` sends an event at a time, `many` batches, with a status for each item. */
export function vendorDefinition(url: string): DestinationDefinition<JSONObject> {
  const fields: ActionDefinition<JSONObject, Payload>['fields'] = { id: { ...text, required: true }, list: text }
  const single: ActionDefinition<JSONObject, Payload> = {
    title: 'Single',
    description: 'Sends an event.',
    fields,
    perform: async (request, { payload }) => {
      if (payload.id === 'bug') throw new TypeError('payload.name is undefined')
      if (payload.id === 'exit late') await sleep(LATE_MS)
      if (payload.id.startsWith('exit')) process.kill(process.pid, 'SIGKILL')
      if (payload.id.startsWith('slow')) await sleep(SLOW_MS)
      if (payload.id === 'no account') throw new IntegrationError('Connect the account again.', 'NO_ACCOUNT', 401)
      return request(`${url}/single`, { method: 'post', json: { id: payload.id } })
    }
  }
  const many: ActionDefinition<JSONObject, Payload> = {
    ...single,
    title: 'Many',
    fields: {
      ...fields,
      batch_size: { ...text, type: 'number', default: 100 },
      batch_keys: { ...text, multiple: true, default: ['list'] }
    },
    performBatch: async (request, { payload }) => {
      if (payload.some(({ id }) => id === 'exit')) process.kill(process.pid, 'SIGKILL')
      const { data } = await request<{ statuses?: number[] }>(`${url}/many`, {
        method: 'post',
        json: payload.map(({ id }) => ({ id }))
      })
      const results = new MultiStatusResponse()
      for (const [place, item] of payload.entries()) {
        const status = data?.statuses?.[place] ?? 200
        if (status < 400) results.pushSuccessResponse({ status, sent: { id: item.id }, body: 'ok' })
        else results.pushErrorResponse({ status, errormessage: `The vendor answered ${status}.` })
      }
      return results
    }
  }
  return {
    name: 'Vendor',
    mode: 'cloud',
    authentication: {
      scheme: 'custom',
      fields: { apiKey: { ...text, type: 'password' } }
    },
    extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${String(settings.apiKey)}` } }),
    actions: { single, many }
  }
}

/** A configuration with one source, `web`, and the destinations given. */
export function configOf(destinations: ConfiguredDestination[], vendors: Config['vendors'] = new Map()): Config {
  const retention = { deadLetters: 1000, deadLettersMs: 3_600_000, countsMs: 3_600_000 }
  return {
    folder: '/configuration',
    digest: JSON.stringify(destinations.map(({ id, settingsDigest }) => [id, settingsDigest])),
    sources: [{ id: 'web', writeKeys: ['write-key'], enabled: true }],
    destinations,
    vendors,
    retention: retention as Config['retention']
  }
}

/** A subscription to all tracks. */
export function subscriptionOf(
  id: string,
  partnerAction = 'single',
  more: Partial<ConfiguredSubscription> = {}
): ConfiguredSubscription {
  const mapping = { id: { '@path': '$.messageId' }, list: { '@path': '$.properties.list' } }
  return {
    id,
    enabled: true,
    subscription: { ID: id, partnerAction, subscribe: 'type = "track"', mapping },
    digest: 'mapping-1',
    ...more
  }
}

/** An account at the vendor with quick retries. */
export function destinationOf(
  id: string,
  url: string,
  more: Partial<Omit<ConfiguredDestination, 'limits'>> & { limits?: Partial<ConfiguredDestination['limits']> } = {}
): ConfiguredDestination {
  const limits = {
    concurrency: 10,
    perSecond: Infinity,
    attempts: Infinity,
    retryForMs: 3_600_000,
    firstRetryMs: 10,
    longestRetryMs: 100,
    lingerMs: 20,
    holdBackMs: 3_600_000,
    ...more.limits
  }
  return {
    id,
    kind: 'vendor',
    definition: vendorDefinition(url) as ConfiguredDestination['definition'],
    enabled: true,
    whileDisabled: 'keep',
    sources: new Set(['web']),
    settings: { apiKey: 'not-a-real-key' },
    settingsDigest: 'settings-1',
    subscriptions: [subscriptionOf('all')],
    secrets: [],
    ...more,
    limits
  }
}
