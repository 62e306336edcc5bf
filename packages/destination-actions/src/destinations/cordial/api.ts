import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'

/**
 * Makes the `perform` of an action. Cordial's service for Segment has an endpoint for each, and finds the contact by the
 * IDs and identities in the payload. It has no public reference: the endpoints are those of recorded requests.
 *
 * @param toBody makes what is sent of a payload. Default: the payload
 */
export function sendTo<Payload extends object>(
  endpoint: string,
  toBody: (payload: Payload) => object = (payload) => payload
): ActionDefinition<Settings, Payload>['perform'] {
  return (request, { settings: { endpoint: host, segmentIdKey }, payload }) =>
    request(`${host}/api/segment/${endpoint}`, { method: 'post', json: { segmentIdKey, ...toBody(payload) } })
}
