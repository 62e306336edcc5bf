import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SegmentEvent } from '@segment/actions-core'
import { UsageError } from '@segment/actions-input'
import type { Config, ConfigSource, Source } from '../config/config'
import type { NewEvent, Store } from '../store/store'
import { isCall, MAX_BATCH_BYTES, readCall, type RejectedEvent } from './calls'
import type { Counter } from './counter'
import { routerOf, type Router } from './route'

/** What the intake needs. */
export interface IntakeOptions {
  config: ConfigSource
  store: Pick<Store, 'enqueue'>
  counter: Pick<Counter, 'add'>
  /** Called with what the store says when it does not take events. */
  onStoreError: (error: unknown) => void
  /** Called with an error that nobody expects: a bug. The request gets a 500. */
  onBug: (error: Error) => void
  /**
   * The address that browsers use, such as `https://events.example.com`: that of a proxy, which says in `X-Forwarded-For`
   * where a request came from. Default: browsers reach the intake itself.
   */
  publicUrl?: string
  /** The time in milliseconds since 1970. Default: that of the machine. */
  now?: () => number
}

/** How long a client should wait when the store is away, in seconds. */
const RETRY_AFTER = '5'

/** What one configuration means for the intake. */
interface Compiled {
  sources: ReadonlyMap<string, Source>
  route: Router
}

/**
 * Makes the intake: Segment's HTTP tracking API. A request with `{ "success": true }` for an answer is on disk.
 *
 * | status | when                                                                              |
 * | ------ | --------------------------------------------------------------------------------- |
 * | 200    | every event is stored, or was stored before                                       |
 * | 400    | the request, or some of its events, cannot be taken; its other events are stored  |
 * | 401    | no source has the write key                                                       |
 * | 503    | the store does not take events now. Send the request again                        |
 *
 * @throws UsageError for a public address that is no URL
 */
export function createIntake(options: IntakeOptions): Hono {
  const { config, store, counter, onStoreError, onBug, publicUrl, now = Date.now } = options
  const publicAddress = publicUrl === undefined ? undefined : parseAddress(publicUrl)
  let compiled = compile(config.current())
  config.onChange((next) => (compiled = compile(next)))

  // Some SDKs send to paths with a slash at the end.
  const app = new Hono({ strict: false })
  app.onError((error, c) => {
    if (error instanceof HTTPException) return refuse(c, error.status, error.message)
    onBug(error)
    return refuse(c, 500, 'The intake failed, and the request was not stored.')
  })
  app.notFound((c) =>
    refuse(c, 404, `There is no ${c.req.method} ${c.req.path}. Events go to POST /v1/track and the like.`)
  )
  // Write keys are public, and there are no cookies: pages of every origin may send events.
  app.use('/v1/*', cors({ origin: '*', allowMethods: ['GET', 'POST'], maxAge: 86_400 }))
  app.get('/health', (c) => c.json({ ok: true }))

  // What analytics.js loads before it sends: which destinations it has, and where events go.
  app.get('/v1/projects/:writeKey/settings', (c) => {
    const writeKey = c.req.param('writeKey')
    if (!compiled.sources.has(writeKey)) return refuse(c, 404, 'No source has this write key.')
    const { host, pathname, protocol } = publicAddress ?? new URL('/', c.req.url)
    const place = publicAddress ? `${host}${pathname.replace(/\/$/, '')}` : (c.req.header('host') ?? host)
    const settings = { apiKey: writeKey, apiHost: `${place}/v1`, protocol: protocol.slice(0, -1) }
    return c.json({ integrations: { 'Segment.io': settings } })
  })
  // Metrics of analytics.js about itself.
  app.post('/v1/m', (c) => c.json({ success: true }))

  app.post('/v1/:call', async (c) => {
    const receivedAt = now()
    const call = c.req.param('call')
    if (!isCall(call)) return c.notFound()
    const body = await bodyOf(c)
    const source = sourceOf(c, body, compiled.sources)
    const address = addressOf(c, publicUrl !== undefined)
    const { accepted, rejected } = readCall(call, body, { receivedAt, ...(address !== undefined && { address }) })
    for (const { reason } of rejected) {
      counter.add({ destination: '', subscription: source.id, outcome: 'rejected', reason })
    }
    const routes = accepted.map(({ event }) => compiled.route(source.id, event as SegmentEvent))
    const events = accepted.map(({ messageId, body: text }, index): NewEvent => ({
      source: source.id,
      messageId,
      receivedAt,
      body: text,
      jobs: routes[index]!.jobs,
      counts: [
        { destination: '', subscription: source.id, outcome: 'accepted', reason: '' },
        ...routes[index]!.unrouted
      ]
    }))
    if (events.length > 0) {
      let isNew: boolean[]
      try {
        isNew = await store.enqueue(events)
      } catch (error) {
        onStoreError(error)
        c.header('retry-after', RETRY_AFTER)
        return refuse(c, 503, 'Events cannot be stored now. Send the request again.')
      }
      for (const _ of isNew.filter((each) => !each)) {
        counter.add({ destination: '', subscription: source.id, outcome: 'duplicate', reason: '' })
      }
    }
    return rejected.length > 0 ? refuse(c, 400, describe(rejected, events.length)) : c.json({ success: true })
  })
  return app
}

function parseAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new UsageError(`--public-url: '${text}' is not an address. Pass one such as https://events.example.com.`)
}

function compile(config: Config): Compiled {
  const keys = config.sources.flatMap((source) => source.writeKeys.map((key) => [key, source] as const))
  return { sources: new Map(keys), route: routerOf(config) }
}

/**
 * The IP address of a client: that of the connection. Behind a proxy the last one in `X-Forwarded-For`, as the client can
 * write what is before it.
 */
function addressOf(c: Context, isBehindProxy: boolean): string | undefined {
  const { incoming } = Object(c.env) as { incoming?: IncomingMessage }
  const address = isBehindProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : incoming?.socket?.remoteAddress
  // An IPv4 address on a socket that also takes IPv6.
  return address?.replace(/^::ffff:/i, '')
}

function refuse(c: Context, status: ContentfulStatusCode, message: string): Response {
  return c.json({ success: false, message }, status)
}

async function bodyOf(c: Context): Promise<Record<string, unknown>> {
  const value = parse(await textOf(c))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new HTTPException(400, { message: 'The body must be a JSON object.' })
}

/** Reads the body, up to the limit. A request that comes in chunks does not say how long it is. */
async function bytesOf({ req }: Context): Promise<Buffer> {
  const tooLarge = `The request is larger than ${MAX_BATCH_BYTES / 1024} KB. Send less at a time.`
  const length = req.header('content-length')
  if (Number(length) > MAX_BATCH_BYTES) throw new HTTPException(400, { message: tooLarge })
  if (length !== undefined) return Buffer.from(await req.arrayBuffer())
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BATCH_BYTES) throw new HTTPException(400, { message: tooLarge })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function textOf(c: Context): Promise<string> {
  const raw = await bytesOf(c)
  const encoding = c.req.header('content-encoding') ?? 'identity'
  if (encoding === 'identity') return raw.toString('utf8')
  if (encoding !== 'gzip') {
    throw new HTTPException(400, { message: `The content encoding ${encoding} is not known. Use gzip, or none.` })
  }
  try {
    return (await unzip(raw, { maxOutputLength: MAX_BATCH_BYTES })).toString('utf8')
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    const message = isLarge
      ? `The request is larger than ${MAX_BATCH_BYTES / 1024} KB when it is decompressed. Send less at a time.`
      : 'The body is not gzip, although its content encoding says so.'
    throw new HTTPException(400, { message, cause: error })
  }
}

const unzip = promisify(gunzip) as (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

function parse(text: string): unknown {
  if (text.trim() === '') throw new HTTPException(400, { message: 'The body is empty. Send an event as JSON.' })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new HTTPException(400, { message: 'The body is not valid JSON.', cause: error })
  }
}

/** Finds the source by the user name of basic authentication, or by the `writeKey` of the body, which browsers use. */
function sourceOf(c: Context, body: Record<string, unknown>, sources: Compiled['sources']): Source {
  const basic = /^Basic\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const user = basic && Buffer.from(basic, 'base64').toString('utf8').split(':')[0]
  const batch = Array.isArray(body.batch) ? (body.batch[0] as { writeKey?: unknown } | null) : undefined
  const source = sources.get(String(user || (body.writeKey ?? batch?.writeKey)))
  if (source?.enabled) return source
  const message = source
    ? `The source ${source.id} is disabled.`
    : 'No source has this write key. Send it as the user name of basic authentication, or as "writeKey" in the body.'
  throw new HTTPException(401, { message })
}

/** The most rejected events that an answer names. */
const MOST_NAMED = 10

function describe(rejected: readonly RejectedEvent[], stored: number): string {
  const named = rejected
    .slice(0, MOST_NAMED)
    .map(({ at, message }) => (at === undefined ? message : `${at}: ${message}`))
  const more = rejected.length - named.length
  const rest = stored > 0 ? ` The other events of the request are stored: ${stored}.` : ''
  return `${named.join(' ')}${more > 0 ? ` And ${more} more.` : ''}${rest}`
}
