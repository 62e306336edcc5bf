import { moveCredentials, parseHttpUrl } from './http-url'
import { omit } from '../omit'
import type { MergedOptions } from './merge-options'
import type { NormalizedOptions, RequestOptions, TransportInit } from './options'

/** What is meant for the client alone: a transport has no use for it, least of all for a password. */
const CLIENT_OPTIONS =
  'json searchParams username password throwHttpErrors timeout maxResponseSize beforeRequest afterResponse transport statsContext skipResponseCloning'.split(
    ' '
  )

/** A request that is ready: as hooks and tests see it, and as the transport is given it. */
export interface PreparedRequest {
  /** Its body is never read here, so that it can be looked at afterwards. */
  request: Request
  init: Omit<TransportInit, 'signal'>
}

/** Settles method and body of merged options. */
export function normalizeOptions(options: MergedOptions): NormalizedOptions {
  const method = (options.method ?? 'get').toUpperCase()
  return options.json === undefined
    ? { ...options, method }
    : { ...options, method, body: JSON.stringify(options.json) }
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
  const wireHeaders = new Headers(headers)
  moveCredentials(url, wireHeaders)
  // The caller's signal stays out: fetch would add a listener to it for each request and never remove it.
  const init = { ...omit(options, CLIENT_OPTIONS), signal: undefined, duplex: 'half', body, headers }
  return {
    request: new Request(url, { ...init, body: isOneShot(body) ? undefined : body }),
    init: { ...init, headers: wireHeaders }
  }
}

/** Whether a body is a stream, which can be read only once. */
export function isOneShot(body: RequestOptions['body']): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
