import { CustomError } from '../errors/classes'
import { FetchError, HTTPError, RequestClientError, RequestTimeoutError, TimeoutError } from './errors'
import {
  addLayer,
  DEFAULT_MAX_RESPONSE_SIZE,
  DEFAULT_REQUEST_TIMEOUT,
  mergeOptions,
  type AllRequestOptions,
  type BeforeRequestHook,
  type MergedOptions,
  type NormalizedOptions,
  type OptionLayer,
  type RequestOptions
} from './options'
import {
  basicAuthorization,
  normalizeOptions,
  prepareRequest,
  sendFollowingRedirects,
  type PreparedRequest
} from './request'
import { listHeaders, parseBody, readResponse, type ModifiedResponse } from './response'
import { Abort, fetchTransport, transportInit } from './transport'

/** Sends requests. The client's own options come first; those of each call are merged over them. */
export interface Client {
  /**
   * Sends one request. The body of the response is read to its end, and can be read any number of times.
   *
   * @param url an absolute http or https URL; a user name and password in it become basic authentication
   * @throws TypeError synchronously for options that cannot be sent: URL, headers, a GET with a body
   * @throws HTTPError for a status outside 200 to 299, unless `throwHttpErrors` is false
   * @throws TimeoutError, RequestTimeoutError, RequestClientError when the time runs out or the signal aborts
   * @throws FetchError, ResponseTooLargeError if there is no complete response
   */
  (url: string, options?: OptionLayer): Promise<Response>
  /** Creates a client with further layers of options, each merged over the previous ones. */
  extend(...layers: OptionLayer[]): Client
}

/**
 * Creates a client without defaults: no headers, no hooks, no parsing.
 *
 * @example
 * import { createInstance } from '@segment/actions-core'
 *
 * const client = createInstance({ headers: { 'x-api-version': '2' } })
 * const names = async () => (await client('https://api.example.com/names')).json()
 */
export function createInstance(defaults: OptionLayer = {}): Client {
  return clientWith(mergeOptions(defaults))
}

function clientWith(defaults: MergedOptions): Client {
  const client = (url: string, options: OptionLayer = {}): Promise<Response> => {
    const normalized = normalizeOptions(addLayer(defaults, options))
    return run(url, normalized, prepareRequest(url, normalized))
  }
  return Object.assign(client, {
    extend: (...layers: OptionLayer[]) => clientWith(layers.reduce<MergedOptions>(addLayer, defaults))
  })
}

/** Performs a request: hooks before it, the exchange, hooks after it, the check of the status. */
async function run(url: string, options: NormalizedOptions, prepared: PreparedRequest): Promise<Response> {
  for (const hook of options.beforeRequest) {
    const changes = await hook({ ...options })
    if (!changes) continue
    options = normalizeOptions(addLayer(options, changes))
    prepared = prepareRequest(url, options)
  }

  let response = await exchange(prepared, options)

  for (const hook of options.afterResponse) {
    const replacement =
      typeof hook === 'function'
        ? await hook(prepared.request, options, response)
        : await hook.decorate(response, options, prepared)
    if (replacement instanceof Response) response = replacement
  }
  if (!response.ok && (options.throwHttpErrors ?? true)) throw new HTTPError(response, prepared.request, options)
  return response
}

/** Sends the request and reads the response to its end, within the time limit. */
async function exchange(prepared: PreparedRequest, options: NormalizedOptions): Promise<Response> {
  const { transport = fetchTransport } = options
  const deadline = {
    timeout: options.timeout ?? DEFAULT_REQUEST_TIMEOUT,
    timeoutError: () => new TimeoutError(prepared.request, options),
    signal: options.signal
  }
  try {
    return await withDeadline(deadline, async (abort) => {
      const final = await sendFollowingRedirects(
        async (target, init) => transport(target.href, transportInit(init, abort)),
        prepared
      )
      return readResponse(final, options.maxResponseSize ?? DEFAULT_MAX_RESPONSE_SIZE)
    })
  } catch (error) {
    throw error instanceof CustomError ? error : new FetchError(prepared.target.href, error)
  }
}

/** The conditions that abort work. */
export interface Deadline {
  /** Milliseconds, or `false` for no limit. */
  timeout: number | false
  /** Creates the error for a timeout. */
  timeoutError: () => Error
  /** The caller's signal. */
  signal?: AbortSignal | null
}

// Timers with a longer delay fire at once.
const LONGEST_DELAY = 2 ** 31 - 1

/**
 * Runs work until it finishes, the time runs out or the caller aborts, whichever comes first. In the last two cases it
 * aborts the work and rejects at once. Removes its timer and listeners in any case.
 *
 * @throws what the work throws; the `timeoutError`; RequestClientError or RequestTimeoutError if the caller aborts
 */
export function withDeadline<T>(
  { timeout, timeoutError, signal }: Deadline,
  work: (abort: Abort) => Promise<T>
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw abortError(signal)
    // Fetch never removes its listeners, so it does not get the caller's signal.
    const abort = new Abort()
    const end = (error: Error) => {
      stop()
      reject(error)
      abort.abort(error)
    }
    const stopListening = signal && onAbort(signal, () => end(abortError(signal)))
    const timer =
      timeout === false ? undefined : setTimeout(() => end(timeoutError()), Math.min(timeout, LONGEST_DELAY))
    const stop = () => {
      clearTimeout(timer)
      stopListening?.()
    }
    work(abort).finally(stop).then(resolve, reject)
  })
}

/**
 * Runs work until it finishes or the caller aborts, whichever comes first. The work itself continues.
 *
 * @throws what the work throws; RequestClientError or RequestTimeoutError if the caller aborts
 */
export function untilAborted<T>(signal: AbortSignal | null | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work()
  return withDeadline({ timeout: false, timeoutError: () => abortError(signal), signal }, work)
}

/** Returns the error for an aborted signal. */
export function abortError({ reason }: AbortSignal): Error {
  return reason?.name === 'TimeoutError' ? new RequestTimeoutError(reason) : new RequestClientError(reason)
}

interface Listeners {
  callbacks: Set<() => void>
  notify: () => void
}

const listenersOf = new WeakMap<AbortSignal, Listeners>()

/**
 * Adds a callback for when a signal aborts. All callbacks of a signal share one listener, because node warns of a leak
 * if a signal has more than ten. Removing the last callback removes the listener.
 *
 * @returns a function that removes the callback
 */
function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const listeners = listenersOf.get(signal) ?? listen(signal)
  listeners.callbacks.add(callback)
  return () => {
    listeners.callbacks.delete(callback)
    if (listeners.callbacks.size > 0) return
    signal.removeEventListener('abort', listeners.notify)
    listenersOf.delete(signal)
  }
}

function listen(signal: AbortSignal): Listeners {
  const callbacks = new Set<() => void>()
  const listeners = { callbacks, notify: () => callbacks.forEach((callback) => callback()) }
  listenersOf.set(signal, listeners)
  signal.addEventListener('abort', listeners.notify)
  return listeners
}

/**
 * The client that destinations receive: `request<Data>(url, options)` returns a response with `content` and `data`.
 *
 * @example
 * import type { RequestClient } from '@segment/actions-core'
 *
 * const findUser = async (request: RequestClient, email: string) => {
 *   const { data } = await request<{ id: string }>('https://api.example.com/users', { searchParams: { email } })
 *   return data.id
 * }
 */
export type RequestClient = ReturnType<typeof createRequestClient>

/** An error of a request that may have a status. */
export interface ResponseError extends Error {
  status?: number
}

/** Converts the options `username` and `password` to a header, which replaces any `authorization`. */
const addBasicAuth: BeforeRequestHook = ({ username, password }) => {
  if (username || password) return { headers: { authorization: basicAuthorization(username, password) } }
}

let baseClient: Client | undefined

/**
 * Created with the first request, because mocks of fetch that load after this module replace the global Headers too.
 */
function base(): Client {
  return (baseClient ??= createInstance({
    headers: { 'user-agent': 'Segment (Actions)' },
    beforeRequest: [addBasicAuth],
    afterResponse: [parseBody, listHeaders]
  }))
}

/**
 * Creates the client of destinations. It sends its name as `user-agent` and `username` and `password` as basic
 * authentication, and parses the body before hooks of the given options see the response.
 *
 * @param layers options, each merged over the previous ones when the first request is sent
 *
 * @example
 * import { createRequestClient } from '@segment/actions-core'
 *
 * const request = createRequestClient({ headers: { authorization: 'Bearer my-token' }, timeout: 5_000 })
 * const create = (name: string) => request('https://api.example.com/lists', { method: 'post', json: { name } })
 */
export function createRequestClient(...layers: AllRequestOptions[]) {
  let client: Client | undefined
  return function request<Data = unknown>(url: string, options?: RequestOptions): Promise<ModifiedResponse<Data>> {
    client ??= base().extend(...layers)
    try {
      return client(url, options) as Promise<ModifiedResponse<Data>>
    } catch (error) {
      // A request that cannot be sent is the caller's mistake, so the stack starts there.
      Error.captureStackTrace?.(error as Error, request)
      throw error
    }
  }
}

export default createRequestClient
