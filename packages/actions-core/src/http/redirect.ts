import { isOneShot, moveCredentials, parseHttpUrl, type PreparedRequest } from './request'
import type { TransportInit, TransportResponse } from './transport'

const MAX_REDIRECTS = 20

// RFC 9110 §15.4; 300, 304 and the withdrawn 305 and 306 are answers like any other.
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308])

// The headers that may go to another origin. Any other may be a credential, whatever its name is.
const HARMLESS_HEADERS = ['accept', 'accept-language', 'content-encoding', 'content-type', 'user-agent']

const BODY_HEADERS = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type']

/** A request as it goes out, without its signal. */
export type OutgoingInit = Omit<TransportInit, 'signal'>

/** Sends one request, without following redirects. */
export type Send = (target: URL, init: OutgoingInit) => Promise<TransportResponse>

/** The last response of a chain of redirects. */
export interface FinalResponse {
  response: TransportResponse
  /** The URL that it came from. */
  target: URL
  redirected: boolean
}

interface Hop {
  target: URL
  init: OutgoingInit
}

/**
 * Sends a request and follows up to 20 redirects, unless `init.redirect` is `manual` or `error`. As in browsers (Fetch
 * Standard, HTTP-redirect fetch), 303 turns into GET, and so does a POST after 301 or 302; 307 and 308 keep method and
 * body. Another origin (scheme, host or port) gets only headers that hold no credentials.
 */
export async function sendFollowingRedirects(
  send: Send,
  { target, init }: Pick<PreparedRequest, 'target' | 'init'>
): Promise<FinalResponse> {
  let hop: Hop = { target, init: { ...init, redirect: 'manual' } }
  for (let redirects = 0; ; redirects++) {
    const response = await send(hop.target, hop.init)
    const location = REDIRECT_STATUSES.has(response.status) ? response.headers.get('location') : null
    if (location === null || init.redirect === 'manual') {
      return { response, target: hop.target, redirected: redirects > 0 }
    }
    await cancelBody(response)
    if (init.redirect === 'error') throw new Error('the server redirects, and the option redirect is "error"')
    if (redirects === MAX_REDIRECTS) throw new Error(`the server redirected more than ${MAX_REDIRECTS} times`)
    hop = nextHop(hop, response.status, location)
  }
}

async function cancelBody({ body }: TransportResponse): Promise<void> {
  if (body?.cancel) await body.cancel()
  else if (body) for await (const _ of body as AsyncIterable<Uint8Array>) break
}

function nextHop({ target: origin, init }: Hop, status: number, location: string): Hop {
  const target = parseHttpUrl(location, origin)
  const headers = target.origin === origin.origin ? new Headers(init.headers) : pickHarmless(init.headers)
  moveCredentials(target, headers)
  if (turnsIntoGet(status, init.method)) {
    for (const name of BODY_HEADERS) headers.delete(name)
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
  return new Headers([...headers].filter(([name]) => HARMLESS_HEADERS.includes(name)))
}
