import { UsageError } from '@segment/actions-input'
import { transportAround, type Transport, type TransportInit } from '@segment/actions-core'

/**
 * Redirects the requests for one origin to another: `https://api.example.com` to `http://127.0.0.1:4000`. The key `*` is
 * for all other origins.
 */
export type Rewrites = ReadonlyMap<string, string>

/**
 * Reads `--rewrite` values of the form `<origin>=<origin>`, for example `https://hooks.slack.com=http://127.0.0.1:4000`.
 *
 * Throws a UsageError that shows the form for anything else: paths, other protocols, a missing part.
 */
export function parseRewrites(values: readonly string[]): Rewrites {
  return new Map(values.map(parseRewrite))
}

/** Returns the URL to send to: `url` with the origin that `rewrites` has for it. Path and query stay. */
export function rewriteUrl(url: string, rewrites: Rewrites): string {
  const { origin, pathname, search } = new URL(url)
  const other = rewrites.get(origin) ?? rewrites.get('*')
  return other === undefined ? url : `${other}${pathname}${search}`
}

function parseRewrite(value: string): [string, string] {
  const [from, to, ...rest] = value.split('=')
  const origins = [from, to].map(originOf)
  if (rest.length > 0 || origins[0] === undefined || origins[1] === undefined) {
    throw new UsageError(
      `--rewrite '${value}' is not valid. Give two origins, for example https://hooks.slack.com=http://127.0.0.1:4000.`
    )
  }
  return [origins[0], origins[1]]
}

/** Parses an origin. Returns undefined if the text has a path, query or credentials, or a protocol other than HTTP. */
function originOf(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined
  const { protocol, origin, href } = new URL(text)
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined
}

/**
 * Makes a transport that applies `rewrites` and sends only to public addresses over https, to the origins of `rewrites`,
 * and to what `allow` has.
 *
 * @param allow addresses, ranges and origins, as for `egressPolicy`. Default: none
 * @throws UsageError for an entry that is no address, range or origin
 */
export function createSender(rewrites: Rewrites, allow: readonly string[] = []): Transport {
  const send = policyFor([...allow, ...rewrites.values()])
  return transportAround(send, (url, init) => send(rewriteUrl(url, rewrites), streaming(init)))
}

function policyFor(allow: string[]): Transport {
  // Late, as it loads undici.
  const { egressPolicy } = require('@segment/actions-core/egress') as typeof import('@segment/actions-core/egress')
  try {
    return egressPolicy({ allow })
  } catch (error) {
    throw new UsageError(`--allow: ${(error as Error).message}`, { cause: error })
  }
}

/** Sends nothing: the response to every request is 200 with an empty JSON object. */
export const dryTransport: Transport = async () => Response.json({})

/** Makes a transport whose requests end when `signal` aborts. */
export function endedBy(signal: AbortSignal, send: Transport): Transport {
  return transportAround(send, async (url, init) => {
    signal.throwIfAborted()
    return send(url, { ...init, signal: AbortSignal.any([init.signal, signal]) })
  })
}

/** Whether the body of a request is a stream, which can be read only once. */
export function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}

/** Node's fetch rejects a stream as body unless `duplex` is set. */
function streaming(init: TransportInit): TransportInit {
  return isStream(init.body) ? ({ ...init, duplex: 'half' } as TransportInit) : init
}
