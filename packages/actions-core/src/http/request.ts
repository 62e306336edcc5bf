import { hasCredentials, moveCredentials, parseHttpUrl } from './http-url'
import type { MergedOptions } from './merge-options'
import type { NormalizedOptions, RequestOptions, TransportInit } from './options'

/** What is meant for the client alone: a transport has no use for it, least of all for a password. */
const CLIENT_OPTIONS = new Set(
  'json searchParams username password throwHttpErrors timeout maxResponseSize beforeRequest afterResponse transport statsContext skipResponseCloning'.split(
    ' '
  )
)

/** With these, a body that is text, and no options besides, there is nothing that the constructor of Request refuses. */
const PLAIN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A request that is ready: as the transport is given it, and as hooks and tests see it. */
export class PreparedRequest {
  /** Without user name and password. */
  readonly url: string
  readonly init: Omit<TransportInit, 'signal'>
  private readonly shown: RequestInit
  private made?: Request

  constructor(url: string, init: Omit<TransportInit, 'signal'>, shown: RequestInit) {
    this.url = url
    this.init = init
    this.shown = shown
  }

  /**
   * Its body is never read here, so that it can be looked at afterwards. It is made at the first look, because that
   * takes longer than all else that the client does for a request, and few look.
   */
  get request(): Request {
    return (this.made ??= new Request(this.url, this.shown))
  }
}

/** Settles method and body of merged options. Headers and hooks are the request's own from here on. */
export function normalizeOptions(options: MergedOptions): NormalizedOptions {
  const normalized = {
    ...options,
    method: (options.method ?? 'get').toUpperCase(),
    headers: new Headers(options.headers),
    beforeRequest: [...options.beforeRequest],
    afterResponse: [...options.afterResponse]
  }
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
  const url = parseHttpUrl(address)
  if (searchParams) url.search = new URLSearchParams(searchParams as Record<string, string>).toString()
  if (body != null && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body')
  }
  const headers = new Headers(options.headers)
  if (json !== undefined) headers.set('content-type', 'application/json')
  const wireHeaders = hasCredentials(url) || options.transport ? new Headers(headers) : headers
  moveCredentials(url, wireHeaders)
  const others = optionsBesides(options)
  // The caller's signal stays out: fetch would add a listener to it for each request and never remove it.
  const init = { ...others, method, signal: undefined, duplex: 'half', body }
  const prepared = new PreparedRequest(
    url.href,
    { ...init, headers: wireHeaders },
    { ...init, headers, body: isOneShot(body) ? undefined : body }
  )
  const isPlain = !others && PLAIN_METHODS.has(method) && (body == null || typeof body === 'string')
  // Made at once where its constructor has something to check.
  if (!isPlain) void prepared.request
  return prepared
}

const OWN_OPTIONS = new Set(['method', 'headers', 'body', 'signal'])

/** The options that only fetch or another transport knows. */
function optionsBesides(options: NormalizedOptions): RequestInit | undefined {
  const others = Object.keys(options).filter((key) => !CLIENT_OPTIONS.has(key) && !OWN_OPTIONS.has(key))
  if (others.length === 0) return undefined
  return Object.fromEntries(others.map((key) => [key, Reflect.get(options, key)]))
}

/** Whether a body is a stream, which can be read only once. */
export function isOneShot(body: RequestOptions['body']): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
