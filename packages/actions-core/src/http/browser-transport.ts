import { signalOf, type Ending } from './ending'
import { fetch } from './fetch'
import type { OutgoingInit, TransportResponse } from './options'

/** What bundles for browsers have in the place of `default-transport.ts`. */
export function sendByDefault(
  target: URL,
  init: OutgoingInit,
  ending: Ending | AbortSignal
): Promise<TransportResponse> {
  return fetch(target.href, { ...init, signal: signalOf(ending) })
}
