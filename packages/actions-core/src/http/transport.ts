/**
 * Sends one request without following redirects: the client follows them, so `init.redirect` is always `manual`. Write
 * your own to send requests through a proxy, or to block hosts; it can wrap {@link fetchTransport}.
 *
 * It rejects if there is no response, and when `init.signal` aborts, which also stops reading. An error that extends
 * `CustomError` (for example an `IntegrationError`) reaches the caller unchanged, any other as a `FetchError`.
 *
 * @example
 * import { fetchTransport, IntegrationError, type Transport } from '@segment/actions-core'
 *
 * const onlyExample: Transport = (url, init) => {
 *   if (new URL(url).hostname === 'api.example.com') return fetchTransport(url, init)
 *   throw new IntegrationError(`The host of ${url} is not allowed.`, 'HOST_NOT_ALLOWED', 400)
 * }
 */
export interface Transport {
  (url: string, init: TransportInit): Promise<TransportResponse>
  /**
   * Resolves the names and addresses of hosts for connections that do not go through the transport, as those to Kafka and
   * SFTP. It fails for hosts that may not be reached. Default: all may be
   */
  readonly lookup?: HostLookup
}

/**
 * Resolves the name of a host, as `dns.lookup` of node does.
 *
 * @example
 * const lookupOf = ({ lookup }: Transport): HostLookup | undefined => lookup
 */
export type HostLookup = (
  hostname: string,
  options: object,
  done: (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void
) => void

/**
 * Makes a transport that sends by way of another one, and resolves names as that one does.
 *
 * @example
 * const counting = (inner: Transport, count: () => void) =>
 *   transportAround(inner, (url, init) => {
 *     count()
 *     return inner(url, init)
 *   })
 */
export function transportAround({ lookup }: Transport, send: Transport): Transport {
  return lookup ? Object.assign((...request: Parameters<Transport>) => send(...request), { lookup }) : send
}

/**
 * What a {@link Transport} receives besides the URL, which contains no user name and password.
 *
 * @example
 * import type { TransportInit } from '@segment/actions-core'
 *
 * const isWrite = ({ method }: TransportInit) => method !== 'GET' && method !== 'HEAD'
 */
export interface TransportInit extends Omit<RequestInit, 'signal'> {
  method: string
  headers: Headers
  readonly signal: AbortSignal
  /** Only of a request that follows redirects: how many, and whether the last one led to another origin. */
  readonly redirects?: { count: number; toOtherOrigin: boolean }
}

/**
 * Aborts one request. Creating an `AbortSignal` takes node as long as the rest of the client's work for a request, so
 * it is only created for transports that read it. undici accepts this object instead.
 */
export class Abort {
  aborted = false
  reason?: unknown
  private controller?: AbortController
  private readonly listeners = new Set<() => void>()

  /** The same as an `AbortSignal`. */
  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController()
      if (this.aborted) this.controller.abort(this.reason)
    }
    return this.controller.signal
  }

  /** Aborts the request. Further calls do nothing. */
  abort(reason: unknown): void {
    this.aborted = true
    this.reason = reason
    for (const listener of this.listeners) listener()
    this.controller?.abort(reason)
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.delete(listener)
  }
}

const aborts = new WeakMap<TransportInit, Abort>()

/** Creates the init of a transport. */
export function transportInit(init: Omit<TransportInit, 'signal'>, abort: Abort): TransportInit {
  const complete = {
    ...init,
    get signal() {
      return abort.signal
    }
  }
  aborts.set(complete, abort)
  return complete
}

/**
 * Returns the {@link Abort} of an init that the client created; undefined for a copy, which may have another signal.
 */
export function abortOf(init: TransportInit): Abort | AbortSignal {
  return aborts.get(init) ?? init.signal
}

/**
 * What a {@link Transport} returns; a fetch `Response` fits. `body` is decompressed.
 *
 * @example
 * import type { TransportResponse } from '@segment/actions-core'
 *
 * const empty: TransportResponse = { status: 204, statusText: 'No Content', headers: new Headers(), body: null }
 */
export interface TransportResponse extends Pick<Response, 'status' | 'statusText' | 'headers'> {
  body: ReadableStream<Uint8Array<ArrayBuffer>> | IterableBody | null
}

/**
 * A body as an iterable of chunks. Ending the iteration early stops the response.
 *
 * @example
 * const body: IterableBody = {
 *   async *[Symbol.asyncIterator]() {
 *     yield new TextEncoder().encode('{}')
 *   }
 * }
 */
export interface IterableBody extends AsyncIterable<Uint8Array> {
  /** Stops the response without reading its body. Default: reads the first chunk, then ends the iteration. */
  cancel?(): unknown
}

/**
 * The global `fetch`, looked up at each call, so that mocks and tracers that replace it see every request.
 *
 * @example
 * import { fetch } from '@segment/actions-core'
 *
 * const isUp = async () => (await fetch('https://api.example.com/health')).ok
 */
export const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init)

/**
 * The transport that requests take by default: the global `fetch`.
 *
 * @example
 * import { Destination, fetchTransport, type DestinationDefinition } from '@segment/actions-core'
 *
 * const counted = (definition: DestinationDefinition, count: (status: number) => void) =>
 *   new Destination(definition, {
 *     transport: async (url, init) => {
 *       const response = await fetchTransport(url, init)
 *       count(response.status)
 *       return response
 *     }
 *   })
 */
export const fetchTransport = (url: string, init: TransportInit): Promise<Response> => fetch(url, init)

/**
 * @example
 * const request = new Request('https://api.example.com/users', { method: 'POST', body: '{}' })
 */
export const Request = globalThis.Request
export type Request = globalThis.Request

/**
 * @example
 * const isResponse = (value: unknown) => value instanceof Response
 */
export const Response = globalThis.Response
export type Response = globalThis.Response

/**
 * @example
 * const headers = new Headers({ 'content-type': 'application/json' })
 */
export const Headers = globalThis.Headers
export type Headers = globalThis.Headers
