import type { ReadableResponse } from './body-reader'
import { signalOf, type Ending } from './ending'
import { decodeBody } from './direct/decode-body'
import { directRequest } from './direct/direct-request'
import { DirectResponse } from './direct/direct-response'
import { dispatcherOfFetch } from './direct/dispatcher'
import { exchange, type Answer } from './direct/exchange'
import { fetch } from './fetch'
import type { OutgoingInit, TransportResponse } from './options'

/**
 * Sends a request as the global fetch would. While that is node's own, the request goes straight to what fetch itself
 * would send it through, the dispatcher with its connections, which takes about a tenth of the time: most of fetch's
 * goes into streams and objects that nobody here looks at. Whoever replaces fetch or sets another dispatcher is heard.
 *
 * Bundles for browsers have `browser-transport.ts` in the place of this file.
 *
 * @param ending ends the request at any stage
 */
export function sendByDefault(
  target: URL,
  init: OutgoingInit,
  ending: Ending | AbortSignal
): Promise<TransportResponse> {
  const dispatcher = dispatcherOfFetch()
  const request = dispatcher && directRequest(target, init)
  if (!dispatcher || !request) return fetch(target.href, { ...init, signal: signalOf(ending) })
  return exchange(dispatcher, request, ending).then(toResponse)
}

function toResponse({ status, statusText, headers, reader }: Answer): ReadableResponse {
  const encoding = reader && headers.get('content-encoding')
  return new DirectResponse(status, statusText, headers, encoding ? decodeBody(reader, encoding) : reader)
}
