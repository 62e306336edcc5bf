import type { ActionDefinition } from '@segment/actions-core'
import { toIsoTime } from '../../../lib/times'
import { personUrl } from '../api'
import { eventFields, userId } from '../fields'
import { eventData } from '../properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a user does, by version 1 of the API. New mappings are better off with Track Event V2.',
  platform: 'cloud',
  defaultSubscription: 'type = "track"',
  fields: {
    userId: { ...userId, required: true },
    ...eventFields
  },
  // https://developer.fullstory.com/server/v1/events/create-events/
  perform: (request, { payload: { userId, name, properties, timestamp, useRecentSession, sessionUrl } }) =>
    request(personUrl(userId, 'customevent'), {
      method: 'post',
      json: {
        event: {
          event_name: name,
          event_data: eventData(properties),
          timestamp: timestamp ? toIsoTime(timestamp) : undefined,
          use_recent_session: useRecentSession || undefined,
          session_url: sessionUrl || undefined
        }
      }
    })
}

export default action
