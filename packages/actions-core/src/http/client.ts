import { CustomError } from '../custom-error'
import { withDeadline } from './deadline'
import { FetchError, HTTPError, TimeoutError } from './errors'
import { sendByDefault } from './default-transport'
import { addLayer, mergeOptions, type MergedOptions, type OptionLayer } from './merge-options'
import { DEFAULT_MAX_RESPONSE_SIZE, DEFAULT_REQUEST_TIMEOUT, type NormalizedOptions } from './options'
import { fetchFollowingRedirects, type Send } from './redirect'
import { normalizeOptions, prepareRequest, type PreparedRequest } from './request'
import { readResponse } from './response'

/** Sends requests that start from the options it was made with. */
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

/** Makes a client that adds nothing of its own: no headers, no hooks, no parsing. */
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

async function run(url: string, options: NormalizedOptions, prepared: PreparedRequest): Promise<Response> {
  for (const hook of options.beforeRequest) {
    const given = hook({ ...options })
    // Nothing is not waited for: each wait costs a turn.
    const changes = given && (await given)
    if (changes) {
      options = normalizeOptions(addLayer(options, changes))
      prepared = prepareRequest(url, options)
    }
  }

  let response = await exchange(prepared, options)

  for (const hook of options.afterResponse) {
    const given =
      typeof hook === 'function'
        ? hook(prepared.request, options, response)
        : hook.decorate(response, options, prepared)
    const replacement = given && (await given)
    if (replacement instanceof Response) response = replacement
  }
  if (!response.ok && (options.throwHttpErrors ?? true)) throw new HTTPError(response, prepared.request, options)
  return response
}

/** Sends the request and reads the response to its end, all within the time limit. */
async function exchange(prepared: PreparedRequest, options: NormalizedOptions): Promise<Response> {
  const { transport } = options
  const deadline = {
    timeout: options.timeout ?? DEFAULT_REQUEST_TIMEOUT,
    timeoutError: () => new TimeoutError(prepared.request, options),
    signal: options.signal
  }
  try {
    return await withDeadline(deadline, async (ending) => {
      const send: Send = transport
        ? (target, init) => transport(target.href, { ...init, signal: ending.signal })
        : (target, init) => sendByDefault(target, init, ending)
      const landing = await fetchFollowingRedirects(send, prepared)
      return readResponse(landing, options.maxResponseSize ?? DEFAULT_MAX_RESPONSE_SIZE)
    })
  } catch (error) {
    throw error instanceof CustomError ? error : new FetchError(prepared.target.href, error)
  }
}
