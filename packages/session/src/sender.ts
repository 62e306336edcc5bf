import { UsageError } from '@segment/actions-input'
import type { Transport } from '@segment/actions-core'

/** Where requests for an origin go instead: `https://api.example.com` to `http://127.0.0.1:4000`. */
export type Rewrites = ReadonlyMap<string, string>

/**
 * Reads `--rewrite` values of the form `<origin>=<origin>`, for example `https://hooks.slack.com=http://127.0.0.1:4000`.
 *
 * Throws a UsageError that shows the form for anything else: paths, other protocols, a part missing.
 */
export function parseRewrites(values: readonly string[]): Rewrites {
  return new Map(values.map(parseRewrite))
}

/** The address to send to: that of `url`, with the origin that `rewrites` has for it; path and query stay. */
export function rewriteUrl(url: string, rewrites: Rewrites): string {
  const { origin, pathname, search } = new URL(url)
  const other = rewrites.get(origin)
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

/** The origin that `text` is: nothing when it has a path, a query, credentials or a protocol that is not HTTP. */
function originOf(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined
  const { protocol, origin, href } = new URL(text)
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined
}

/** Makes a transport that sends by the global fetch; a request for an origin among `rewrites` goes to the other one. */
export function createSender(rewrites: Rewrites): Transport {
  return (url, init) => fetch(rewriteUrl(url, rewrites), streaming(init))
}

/** Tells whether the body of a request is read as it is sent, and is gone afterwards. */
export function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}

/** Node's fetch refuses a body that is a stream unless `duplex` is set. */
function streaming(init: RequestInit): RequestInit {
  return isStream(init.body) ? ({ ...init, duplex: 'half' } as RequestInit) : init
}
