import type { Transport } from '@segment/actions-core'
import { rewriteUrl, type Rewrites } from './rewrite'

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
