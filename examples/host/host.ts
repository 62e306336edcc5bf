import { destinations, manifest } from '@segment/action-destinations'
import slack from '@segment/action-destinations/dist/destinations/slack'
import {
  Destination,
  errorData,
  type AuthTokens,
  type JournalEntry,
  type JSONObject,
  type OnEventOptions,
  type PreparedEvent,
  type SegmentEvent,
  type StatsContext,
  type Subscription,
  type TokenStore
} from '@segment/actions-core'
import { otelStats } from '@segment/actions-core/otel'
import { definitionFor, oauthDefinitionFor } from './destination.js'
import { stepFor, steps } from './policy.js'
import { startVendor } from './vendor.js'

// A host shows what it can rely on, one line for each promise. It prints what became of each delivery, and what it would
// do next.

const vendor = await startVendor()
const destination = new Destination(definitionFor(vendor.url, vendor.closedUrl))
const say = (promise: string, ...facts: unknown[]) =>
  process.stdout.write(`${promise}: ${facts.map(String).join(' | ')}\n`)

const event: SegmentEvent = { type: 'track', event: 'Signed Up', userId: 'user-1' }
const to = (path: string, more: Partial<Subscription> = {}): Subscription => ({
  ID: path,
  partnerAction: 'send',
  subscribe: 'type = "track"',
  mapping: { path },
  ...more
})
const KEY = 'secret-key-1'
const account = (...subscriptions: Subscription[]): JSONObject => ({
  apiKey: KEY,
  subscriptions: subscriptions as unknown as JSONObject[]
})
const deliver = (subscription: Subscription, options: OnEventOptions = {}) =>
  destination.onEvent(event, account(subscription), options)
const failureOf = async (delivery: Promise<unknown>) => errorData(await delivery.catch((error: unknown) => error))

// Tokens: two workers share an account whose refresh tokens can be used once.
let saved: AuthTokens = { accessToken: 'expired', refreshToken: 'refresh-1' }
let turn: Promise<void> = Promise.resolve()
let release = () => {}
const tokenStore: TokenStore = {
  lock: async () => {
    const before = turn
    let done = () => {}
    turn = new Promise((resolve) => (done = resolve))
    await before
    release = done
  },
  load: async () => saved,
  save: async (tokens) => void (saved = { ...saved, ...tokens }),
  release: async () => release()
}
const oauthSubscription = { partnerAction: 'send', subscribe: 'type = "track"', mapping: {} }
const journal: JournalEntry[] = []
const workers = [1, 2].map(() => {
  const settings = { oauth: { access_token: 'expired', refresh_token: 'refresh-1' }, subscription: oauthSubscription }
  const worker = new Destination(oauthDefinitionFor(vendor.url))
  return steps(worker.onEvent(event, settings, { tokenStore, journal }))
})
say(
  'tokens',
  (await Promise.all(workers))
    .flat()
    .map(([, step]) => step)
    .join(),
  `${vendor.refreshes} refresh`
)
say(
  'journal of refreshes',
  journal.filter(({ isRefresh }) => isRefresh).map(({ method, status }) => `${method} ${status}`)
)
const stale = { oauth: { access_token: 'old', refresh_token: 'used' }, subscription: oauthSubscription }
say('invalid_grant', (await steps(new Destination(oauthDefinitionFor(vendor.url)).onEvent(event, stale)))[0]?.[1])

// Scopes and outcomes.
for (const [name, delivery] of Object.entries({
  delivered: () => deliver(to('/200')),
  filtered: () => deliver(to('/200', { subscribe: 'type = "page"' })),
  'unknown action': () => deliver(to('/200', { partnerAction: 'nope' })),
  'no subscriptions': () => destination.onEvent(event, account()),
  'bad payload': () => deliver(to('/200', { mapping: {} })),
  'broken mapping': () => deliver(to('/200', { mapping: { path: { '@nope': 1 } } })),
  'missing setting': () => destination.onEvent(event, { subscriptions: [] }),
  'missing partner credential': () => deliver(to('/partner')),
  rejected: () => deliver(to('/400')),
  unauthorized: () => deliver(to('/401')),
  'too many requests': () => deliver(to('/429')),
  'vendor down': () => deliver(to('/503')),
  'programming error': () => deliver(to('/relative')),
  'several subscriptions': () => destination.onEvent(event, account(to('/200'), to('/400'), to('/503')))
})) {
  say(name, ...(await steps(delivery())).map(([subscription, step]) => `${subscription} ${step}`.trim()))
}

// Batches: one entry for each event.
const batchOf = (...paths: (string | undefined)[]) =>
  paths.map((path): SegmentEvent => ({ type: 'track', ...(path && { event: path }) }))
const mapping = { path: { '@path': '$.event' }, list: { '@path': '$.properties.list' } }
const [batch] = await destination.onBatch(
  [...batchOf('/200', undefined, '/429'), { type: 'page' }],
  account(to('batch', { mapping }))
)
say('batch', ...(batch?.multistatus ?? []).map((node) => `${node.outcome} ${stepFor(node)}`))
const [unmatched] = await destination.onBatch([{ type: 'page' }], account(to('batch')))
say('batch without a match', ...(unmatched?.multistatus ?? []).map(({ outcome }) => outcome))

// Payloads that are mapped already.
const described = await destination.onPayload('describe', { path: '/' }, account(), {
  syncMode: 'add',
  matchingKey: 'email',
  rawData: event
})
say('onPayload', described.at(-1)?.data)

// Prepared events.
const prepared: PreparedEvent[] = []
for (const list of ['a', 'b', 'a', 'a']) {
  const one = { ...event, event: '/200', properties: { list } }
  const ready = await destination.prepare(one, to('prepared', { mapping }), account())
  if (ready.outcome === 'ready') prepared.push(ready)
}
const single = await destination.prepare(event, to('/200', { partnerAction: 'single' }), account())
if (single.outcome === 'ready') prepared.push(single)
say(
  'prepared',
  `${new Set(prepared.map(({ batchKey }) => batchKey)).size} keys`,
  (await destination.deliverPrepared(prepared)).map(({ outcome }) => outcome).join()
)

// What an error says.
const refused = await failureOf(deliver(to('/refused')))
say('network code', refused.cause, `retryable ${refused.retryable}`)
const failing: JournalEntry[] = []
const { reason } = await failureOf(deliver(to('/400'), { journal: failing }))
say('reason', reason, reason === failing[0]?.reason)
const mistake = await failureOf(deliver(to('/relative')))
say('mistake', mistake.scope, /destination\.(js|ts):\d+/.test(mistake.at ?? ''))

// Aborts.
for (const path of ['/hang', '/nothing']) {
  const { code, retryable } = await failureOf(deliver(to(path), { signal: AbortSignal.timeout(50) }))
  say(`abort of ${path}`, code, `retryable ${retryable}`)
}

// Secrets: nothing that leaves holds the key, although the vendor repeats it.
const seen: unknown[] = []
const results = await deliver(to('/200'), { onComplete: (stats) => seen.push(stats), journal: failing })
say('secrets', JSON.stringify([results, seen, failing, reason]).includes(KEY))
say('kept responses', destination.responses.length)

// Metrics, as the reference's interface and as OpenTelemetry, which does nothing here for want of a provider.
const counted: string[] = []
const statsClient = { incr: (name: string) => void (name.startsWith('delivery.') && counted.push(name)) }
const statsContext = { statsClient, tags: [] } as unknown as StatsContext
await deliver(to('/200'), { statsContext })
await deliver(to('/503'), { statsContext }).catch(() => {})
await deliver(to('/200'), { statsContext: otelStats() })
say('metrics', counted)

// The destinations, as the published package has them.
const id = Object.keys(manifest).find((key) => manifest[key]?.directory === 'slack') ?? ''
say('drop-in', destinations[id] === (slack as unknown), slack.name)
vendor.close()
