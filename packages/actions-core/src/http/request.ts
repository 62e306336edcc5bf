import { hasCredentials, moveCredentials, parseHttpUrl } from './http-url'
import type { MergedOptions } from './merge-options'
import type { NormalizedOptions, OutgoingInit, RequestOptions } from './options'

/** What a transport has no use for, least of all a password, and what is set here in any case. */
const KNOWN_OPTIONS = new Set(
  'json searchParams username password throwHttpErrors timeout maxResponseSize beforeRequest afterResponse transport statsContext skipResponseCloning method headers body duplex signal'.split(
    ' '
  )
)

/** With these, a body that is text, and no options besides, there is nothing that the constructor of Request refuses. */
const PLAIN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A request that is ready: as the transport is given it, and as hooks and tests see it. */
export class PreparedRequest {
  /** Without user name and password. */
  readonly target: URL
  readonly init: OutgoingInit
  private readonly shown: RequestInit
  private made?: Request

  constructor(target: URL, init: OutgoingInit, shown: RequestInit) {
    this.target = target
    this.init = init
    this.shown = shown
  }

  /**
   * Its body is never read here, so that it can be looked at afterwards. It is made at the first look, because that
   * takes about as long as all else that the client does for a request, and few look.
   */
  get request(): Request {
    return (this.made ??= new Request(this.target, this.shown))
  }
}

/** Settles method and body of merged options. Headers and hooks are the request's own from here on. */
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
  const wireHeaders = hasCredentials(target) || options.transport ? new Headers(headers) : headers
  moveCredentials(target, wireHeaders)
  const others = optionsBesides(options)
  // The caller's signal stays out: fetch would add a listener to it for each request and never remove it.
  const shown: OutgoingInit & { duplex: 'half' } = {
    method,
    headers,
    body: isOneShot(body) ? undefined : body,
    duplex: 'half',
    redirect: 'follow',
    ...others
  }
  const prepared = new PreparedRequest(target, { ...shown, headers: wireHeaders, body }, shown)
  const isPlain = !others && PLAIN_METHODS.has(method) && (body == null || typeof body === 'string')
  // Made at once where its constructor has something to check.
  if (!isPlain) void prepared.request
  return prepared
}

/** The options that only fetch or another transport knows. */
function optionsBesides(
  options: NormalizedOptions
): Omit<OutgoingInit, 'method' | 'headers' | 'body' | 'duplex'> | undefined {
  const others = Object.entries(options).filter(([key, value]) => !KNOWN_OPTIONS.has(key) && value !== undefined)
  return others.length > 0 ? Object.fromEntries(others) : undefined
}

/** Whether a body is a stream, which can be read only once. */
export function isOneShot(body: RequestOptions['body']): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
