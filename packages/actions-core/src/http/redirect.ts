import { moveCredentials, parseHttpUrl } from './http-url'
import { isOneShot, type PreparedRequest } from './request'
import type { OutgoingInit, TransportResponse } from './options'

const maxRedirects = 20

// RFC 9110 §15.4; 300, 304 and the withdrawn 305 and 306 are answers like any other.
const redirectStatuses = new Set([301, 302, 303, 307, 308])

// What may go to another origin. Any other header may be a credential, whatever its name is.
const harmlessHeaders = ['accept', 'accept-language', 'content-encoding', 'content-type', 'user-agent']

const bodyHeaders = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type']

/** A response and where it was found. */
export interface Landing {
  response: TransportResponse
  target: URL
  redirected: boolean
}

/** Sends one request, without following redirects. */
export type Send = (target: URL, init: OutgoingInit) => Promise<TransportResponse>

interface Hop {
  target: URL
  init: OutgoingInit
}

/**
 * Sends a request and follows up to 20 redirects, unless `init.redirect` says `manual` or `error`. As browsers do
 * (Fetch Standard, HTTP-redirect fetch), 303 turns into GET, and so does a POST after 301 or 302; 307 and 308 keep
 * method and body. To another origin (scheme, host or port) only headers without credentials go along.
 */
export async function fetchFollowingRedirects(
  send: Send,
  { target, init }: Pick<PreparedRequest, 'target' | 'init'>
): Promise<Landing> {
  const follow = init.redirect === 'follow'
  let hop: Hop = { target, init: follow ? { ...init, redirect: 'manual' } : init }
  for (let redirects = 0; ; redirects++) {
    const response = await send(hop.target, hop.init)
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null
    if (!follow || location === null) return { response, target: hop.target, redirected: redirects > 0 }
    await response.body?.cancel()
    if (redirects === maxRedirects) throw new Error(`the server redirected more than ${maxRedirects} times`)
    hop = nextHop(hop, response.status, location)
  }
}

function nextHop({ target: origin, init }: Hop, status: number, location: string): Hop {
  const target = parseHttpUrl(location, origin)
  const headers = target.origin === origin.origin ? new Headers(init.headers) : pickHarmless(init.headers)
  moveCredentials(target, headers)
  if (turnsIntoGet(status, init.method)) {
    for (const name of bodyHeaders) headers.delete(name)
    return { target, init: { ...init, method: 'GET', headers, body: undefined } }
  }
  if (isOneShot(init.body)) throw new Error('a redirect asks for the body again, and a stream cannot be sent twice')
  return { target, init: { ...init, headers } }
}

function turnsIntoGet(status: number, method: string): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD'
  return (status === 301 || status === 302) && method === 'POST'
}

function pickHarmless(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => harmlessHeaders.includes(name)))
}
