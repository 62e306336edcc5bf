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

/** Sends requests that start from the options that the client was made with. */
export interface Client {
  /**
   * Sends one request. The body of the response has been read and can be read any number of times.
   *
   * @param url an absolute http or https address; a user name and password in it are sent as basic credentials
   * @throws TypeError at once, not by rejection, for options that cannot be sent: URL, headers, a GET with a body
   * @throws HTTPError for a status outside 200 to 299, unless `throwHttpErrors` is false
   * @throws TimeoutError, RequestTimeoutError, RequestClientError when the time is over or the signal aborts
   * @throws FetchError, ResponseTooLargeError when there is no complete response
   */
  (url: string, options?: OptionLayer): Promise<Response>
  /** A client with further layers of options, each merged over those before. */
  extend(...layers: OptionLayer[]): Client
}

/**
 * Makes a client that adds nothing of its own: no headers, no hooks, no parsing.
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

/** The whole way of a request: hooks before it, the exchange, hooks after it, the check of the status. */
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

/** Sends the request and reads the response to its end, all within the time limit. */
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

/** What ends work before it is done. */
export interface Deadline {
  /** Milliseconds, or `false` for no limit. */
  timeout: number | false
  /** Makes the error to reject with when the time is over. */
  timeoutError: () => Error
  /** The caller's signal. */
  signal?: AbortSignal | null
}

// Timers fire at once when their delay is longer than this.
const LONGEST_DELAY = 2 ** 31 - 1

/**
 * Runs work until it is done, its time is over or the caller aborts, whichever comes first. Then the work is aborted, and
 * the promise rejects at once. No timer and no listener stays behind.
 *
 * @throws what the work throws; the `timeoutError`; RequestClientError or RequestTimeoutError if the caller aborts
 */
export function withDeadline<T>(
  { timeout, timeoutError, signal }: Deadline,
  work: (abort: Abort) => Promise<T>
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw abortError(signal)
    // Fetch never removes the listeners that it adds, so it does not get the caller's signal.
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
 * Runs work until it is done or the caller aborts, whichever comes first. The work itself goes on.
 *
 * @throws what the work throws; RequestClientError or RequestTimeoutError if the caller aborts
 */
export function untilAborted<T>(signal: AbortSignal | null | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work()
  return withDeadline({ timeout: false, timeoutError: () => abortError(signal), signal }, work)
}

/** The error that an aborted signal causes. */
export function abortError({ reason }: AbortSignal): Error {
  return reason?.name === 'TimeoutError' ? new RequestTimeoutError(reason) : new RequestClientError(reason)
}

interface Listeners {
  callbacks: Set<() => void>
  notify: () => void
}

const listenersOf = new WeakMap<AbortSignal, Listeners>()

/**
 * Calls back when a signal aborts. All callbacks of a signal share one listener, because node warns of a leak when a
 * signal has more than ten; the last callback that is removed removes the listener.
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

/** An error of a request that may carry a status. */
export interface ResponseError extends Error {
  status?: number
}

/** Turns the options `username` and `password` into a header that replaces any `authorization`. */
const addBasicAuth: BeforeRequestHook = ({ username, password }) => {
  if (username || password) return { headers: { authorization: basicAuthorization(username, password) } }
}

let baseClient: Client | undefined

/** Made at the first request, because mocks of fetch that load after this module replace the global Headers too. */
function base(): Client {
  return (baseClient ??= createInstance({
    headers: { 'user-agent': 'Segment (Actions)' },
    beforeRequest: [addBasicAuth],
    afterResponse: [parseBody, listHeaders]
  }))
}

/**
 * Makes the client of destinations: it names itself in `user-agent`, sends `username` and `password` as basic
 * credentials, and parses the body before hooks of the given options see the response.
 *
 * @param layers options, each merged over those before when the first request is made
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
      // A request that cannot be sent is a mistake of the caller: the stack begins there.
      Error.captureStackTrace?.(error as Error, request)
      throw error
    }
  }
}

export default createRequestClient
