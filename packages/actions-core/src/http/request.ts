import type { MergedOptions, NormalizedOptions, RequestOptions } from './options'
import type { TransportInit } from './transport'

/** The options that the client uses itself; every other option goes to the transport. */
const CLIENT_OPTIONS = new Set(
  `json searchParams username password throwHttpErrors timeout maxResponseSize beforeRequest afterResponse
  transport statsContext skipResponseCloning method headers body duplex signal`.split(/\s+/)
)

/** The constructor of Request accepts any request with one of these methods, a body of text and no further options. */
const PLAIN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A request that is ready to be sent. */
export class PreparedRequest {
  private made?: Request

  /**
   * @param target has no user name and no password
   * @param init what the transport receives, apart from the signal
   * @param shown what hooks and tests see
   */
  constructor(
    readonly target: URL,
    readonly init: Omit<TransportInit, 'signal'>,
    private readonly shown: RequestInit
  ) {}

  /**
   * The request as hooks and tests see it; its body is never read here. It is made when it is first read: that takes as
   * long as everything else that the client does for a request, and few hooks read it.
   */
  get request(): Request {
    return (this.made ??= new Request(this.target, this.shown))
  }
}

/** Sets method and body of merged options. Headers and hooks are copied, so that hooks can change them. */
export function normalizeOptions(options: MergedOptions): NormalizedOptions {
  // A key comes first, for the reason that `addLayer` gives.
  const normalized = { headers: undefined, ...(options as object) } as unknown as NormalizedOptions
  normalized.method = (options.method ?? 'get').toUpperCase()
  normalized.headers = new Headers(options.headers)
  normalized.beforeRequest = [...options.beforeRequest]
  normalized.afterResponse = [...options.afterResponse]
  if (options.json !== undefined) normalized.body = JSON.stringify(options.json)
  return normalized
}

/**
 * Makes the request that the options describe.
 *
 * @throws TypeError for a URL, a method or a combination that cannot be sent
 */
export function prepareRequest(address: string, options: NormalizedOptions): PreparedRequest {
  const { json, searchParams, method } = options
  const body = options.body as BodyInit | null | undefined
  const target = parseHttpUrl(address)
  if (searchParams) target.search = new URLSearchParams(searchParams as Record<string, string>).toString()
  if (body != null && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body')
  }
  const headers = new Headers(options.headers)
  if (json !== undefined) headers.set('content-type', 'application/json')
  const sentHeaders = new Headers(headers)
  moveCredentials(target, sentHeaders)
  const others = optionsForTransport(options)
  const init = { method, headers, body, duplex: 'half', redirect: 'follow', ...others } as const
  // The caller's signal is left out: each Request would add a listener to it and never remove it.
  const shown = { ...init, body: isOneShot(body) ? undefined : body }
  const prepared = new PreparedRequest(target, { ...init, headers: sentHeaders }, shown)
  const isPlain = !others && PLAIN_METHODS.has(method) && (body == null || typeof body === 'string')
  // The constructor of Request throws for what it does not accept, so the request is made at once.
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
 * Reads an absolute http or https address, or one that is relative to `base`.
 *
 * @throws TypeError for anything else; the message leaves out what may be a password
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
 * Moves the user name and the password of a URL, which fetch does not accept, into the header `authorization`, unless
 * the headers have one. Changes both of its arguments.
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
    // A bare percent sign is a legal part of a password.
    return text
  }
}

/** The `authorization` value for a user name and a password, in UTF-8 (RFC 7617). */
export function basicAuthorization(username = '', password = ''): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}
