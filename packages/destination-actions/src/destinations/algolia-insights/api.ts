import { InvalidAuthenticationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { toIsoTime, toUnixMilliseconds } from '../../lib/times'
import type { Settings } from './generated-types'

/** The headers of every request: https://www.algolia.com/doc/rest-api/insights/ */
export function headersOf({ appId, apiKey }: Settings): Record<string, string> {
  return {
    'X-Algolia-Application-Id': appId,
    'X-Algolia-API-Key': apiKey,
    'X-Algolia-Agent': 'algolia-segment-action-destination: 0.1'
  }
}

/**
 * Asks what the API key may do. https://www.algolia.com/doc/rest-api/search/#tag/Api-Keys/operation/getApiKey
 *
 * @throws InvalidAuthenticationError where the application ID cannot be one, since it is part of the host
 */
export async function checkCredentials(request: RequestClient, { appId, apiKey }: Settings) {
  if (!/^[a-z0-9]+$/i.test(appId)) {
    throw new InvalidAuthenticationError(
      'An application ID of Algolia has only letters and digits. Copy it from the API Keys page of the dashboard.'
    )
  }
  return request(`https://${appId}.algolia.net/1/keys/${encodeURIComponent(apiKey)}`)
}

/** What the payloads of all events have in common. */
interface EventPayload {
  index: string
  queryID?: string
  userToken: string
  authenticatedUserToken?: string
  timestamp?: string
  extraProperties?: object
  eventName?: string
  eventType?: string
}

/**
 * Sends an event. https://www.algolia.com/doc/rest-api/insights/#method-param-events
 *
 * @param defaults what the event is where the payload does not say it
 * @param about what the event is about: objects, filters, positions and so on
 */
export function sendEvent(
  request: RequestClient,
  { extraProperties, timestamp, ...payload }: EventPayload,
  defaults: { eventName: string; eventType: string },
  about: object
) {
  const event = {
    ...extraProperties,
    eventName: payload.eventName ?? defaults.eventName,
    eventType: payload.eventType ?? defaults.eventType,
    index: payload.index,
    queryID: payload.queryID,
    userToken: payload.userToken,
    authenticatedUserToken: payload.authenticatedUserToken,
    timestamp: timestamp === undefined ? undefined : toUnixMilliseconds(toIsoTime(timestamp)),
    ...about
  }
  return request('https://insights.algolia.io/1/events', { method: 'post', json: { events: [event] } })
}
