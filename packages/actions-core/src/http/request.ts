import type { MergedOptions, NormalizedOptions, RequestOptions } from './options'
import type { TransportInit, TransportResponse } from './transport'

/** The options that the client uses itself; every other option goes to the transport. */
const CLIENT_OPTIONS = new Set(
  `json searchParams username password throwHttpErrors timeout maxResponseSize beforeRequest afterResponse
  transport statsContext skipResponseCloning method headers body duplex signal`.split(/\s+/)
)

/** The Request constructor accepts any request with one of these methods, a text body and no further options. */
const PLAIN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A request that is ready to send. */
export class PreparedRequest {
  private made?: Request

  /**
   * @param target contains no user name and password
   * @param init what the transport receives, except for the signal
   * @param shown the request for hooks and tests
   */
  constructor(
    readonly target: URL,
    readonly init: Omit<TransportInit, 'signal'>,
    private readonly shown: RequestInit
  ) {}

  /**
   * The request for hooks and tests; its body is never read here. Created when it is first read, because that takes as
   * long as everything else that the client does for a request, and few hooks read it.
   */
  get request(): Request {
    return (this.made ??= new Request(this.target, this.shown))
  }
}

/** Sets method and body of merged options. Copies headers and hooks, so that hooks can change them. */
export function normalizeOptions(options: MergedOptions): NormalizedOptions {
  // A key comes first, for the reason in `addLayer`.
  const normalized = { headers: undefined, ...(options as object) } as unknown as NormalizedOptions
  normalized.method = (options.method ?? 'get').toUpperCase()
  normalized.headers = new Headers(options.headers)
  normalized.beforeRequest = [...options.beforeRequest]
  normalized.afterResponse = [...options.afterResponse]
  if (options.json !== undefined) normalized.body = JSON.stringify(options.json)
  return normalized
}

/**
 * Creates the request that the options describe.
 *
 * @throws TypeError for a URL, a method, an option or a combination that cannot be sent
 */
export function prepareRequest(address: string, options: NormalizedOptions): PreparedRequest {
  const { json, searchParams, method, maxResponseSize = 0 } = options
  if (!(typeof maxResponseSize === 'number' && maxResponseSize >= 0)) {
    throw new TypeError(`The option maxResponseSize is ${String(maxResponseSize)}. Set a number of bytes, or Infinity.`)
  }
  const body = options.body as BodyInit | null | undefined
  const target = parseHttpUrl(address)
  if (searchParams) target.search = new URLSearchParams(searchParams as Record<string, string>).toString()
  if (body != null && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body')
  }
  const headers = new Headers(options.headers)
  if (json !== undefined) headers.set('content-type', 'application/json')
  // Hooks and tests must not see the credentials of the URL.
  const sentHeaders = target.username || target.password ? new Headers(headers) : headers
  moveCredentials(target, sentHeaders)
  const others = optionsForTransport(options)
  const init = { method, headers, body, duplex: 'half', redirect: 'follow', ...others } as const
  // Without the caller's signal: each Request would add a listener to it and never remove it.
  const shown = { ...init, body: isOneShot(body) ? undefined : body }
  const prepared = new PreparedRequest(target, { ...init, headers: sentHeaders }, shown)
  const isPlain = !others && PLAIN_METHODS.has(method) && (body == null || typeof body === 'string')
  // The Request constructor throws for what it does not accept, so it runs at once.
  if (!isPlain) void prepared.request
  return prepared
}

function optionsForTransport(options: NormalizedOptions): Pick<RequestInit, 'redirect'> | undefined {
  const others = Object.entries(options).filter(([key, value]) => !CLIENT_OPTIONS.has(key) && value !== undefined)
  return others.length > 0 ? Object.fromEntries(others) : undefined
}

/** Whether a body is a stream, which can be read only once. */
export function isOneShot(body: RequestOptions['body']): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}

/**
 * Parses an absolute http or https URL, or one that is relative to `base`.
 *
 * @throws TypeError for anything else; the message omits what may be a password
 */
export function parseHttpUrl(address: string | URL, base?: URL): URL {
  const text = String(address)
  const shown = text.replace(/^.*@/s, '')
  let url: URL
  try {
    url = new URL(text, base)
  } catch {
    throw new TypeError(`Only absolute URLs are supported, and "${shown}" is none. Begin it with https:// and a host.`)
  }
  if (url.protocol === 'http:' || url.protocol === 'https:') return url
  throw new TypeError(`Only HTTP(S) protocols are supported, and "${shown}" has another. Begin it with https://.`)
}

/**
 * Moves the user name and password of a URL, which fetch does not accept, to the `authorization` header, unless the
 * headers have one. Changes both arguments.
 */
export function moveCredentials(url: URL, headers: Headers): void {
  const { username, password } = url
  if (username === '' && password === '') return
  url.username = ''
  url.password = ''
  if (!headers.has('authorization')) {
    headers.set('authorization', basicAuthorization(decode(username), decode(password)))
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A bare percent sign is valid in a password.
    return text
  }
}

/** Returns the `authorization` value for a user name and a password, in UTF-8 (RFC 7617). */
export function basicAuthorization(username = '', password = ''): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

const MAX_REDIRECTS = 20

// RFC 9110 §15.4. 300, 304 and the deprecated 305 and 306 are ordinary responses.
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308])

// The headers that may go to another origin. Any other header may be a credential, whatever its name is.
const HARMLESS_HEADERS = ['accept', 'accept-language', 'content-encoding', 'content-type', 'user-agent']

const BODY_HEADERS = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type']

/** A request for a transport, without its signal. */
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
 * Standard, HTTP-redirect fetch), the method becomes GET after 303, and after 301 or 302 if it was POST; 307 and 308
 * keep method and body. Another origin (scheme, host or port) only gets headers that contain no credentials.
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

function nextHop({ target: origin, init: last }: Hop, status: number, location: string): Hop {
  const target = parseHttpUrl(location, origin)
  const toOtherOrigin = target.origin !== origin.origin
  const init = { ...last, redirects: { count: (last.redirects?.count ?? 0) + 1, toOtherOrigin } }
  const headers = toOtherOrigin ? pickHarmless(init.headers) : new Headers(init.headers)
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
