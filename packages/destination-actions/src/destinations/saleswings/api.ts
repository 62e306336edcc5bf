import { batched } from '@segment/actions-core'
import type { SendContext } from '@segment/actions-core'
import type { Settings } from './generated-types'

// The API has no public reference; source: recorded requests.

/** The address of a resource in the environment of the account. */
export function apiUrl({ environment }: Settings, resource: string): string {
  return `https://${environment}.saleswings.pro/api/${resource}`
}

/** Makes the `perform` and `performBatch` of an action that submits its payloads as they are, as events of one kind. */
export function submitEvents<Payload>(kind: 'track' | 'identify' | 'page' | 'screen') {
  return batched({
    toItem: (event: Payload) => event,
    send: (request, events, { settings }: SendContext<Settings>) =>
      request(apiUrl(settings, `segment/events/${kind}/batches`), { method: 'post', json: events }),
    sendOne: (request, event, { settings }) =>
      request(apiUrl(settings, `segment/events/${kind}`), { method: 'post', json: event })
  })
}
