import { batched } from '@segment/actions-core'
import type { RequestClient, SendContext } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The regions, and the host of each for apps such as the one for Segment. */
const hosts = {
  US: 'https://function.zaius.app',
  EU: 'https://function.eu1.ocp.optimizely.com',
  AU: 'https://function.au1.ocp.optimizely.com'
} as const

/**
 * The address of one of the functions of Optimizely's app for Segment.
 *
 * Source: recorded requests; the app has no public reference.
 */
function urlOf({ region }: Settings, name: string): string {
  return `${hosts[region as keyof typeof hosts] ?? hosts.US}/twilio_segment/${name}`
}

/** Asks whether the API key is valid. */
export function checkApiKey(request: RequestClient, settings: Settings) {
  return request(urlOf(settings, 'auth'), { method: 'post' })
}

/** Makes the `perform` and `performBatch` of an action that sends one item for each payload to a function of the app. */
export function batchedCall<Payload, Item extends object>(
  name: 'batch_custom_event' | 'batch_email_event' | 'batch_upsert_contact',
  toItem: (payload: Payload) => Item
) {
  return batched({
    toItem: (payload: Payload) => toItem(payload),
    send: (request, items: Item[], { settings }: SendContext<Settings>) =>
      request(urlOf(settings, name), { method: 'post', json: items })
  })
}
