import type { ActionDefinition } from '@segment/actions-core'
import { toIsoTime } from '../../../lib/times'
import { API } from '../api'
import { eventFields, userId } from '../fields'
import { properties } from '../properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event V2',
  description: 'Records what a user does.',
  platform: 'cloud',
  defaultSubscription: 'type = "track"',
  fields: {
    userId,
    ...eventFields
  },
  // https://developer.fullstory.com/server/events/create-events/
  perform: (request, { payload }) =>
    request(`${API}/v2/events`, {
      method: 'post',
      json: {
        name: payload.name,
        properties: properties(payload.properties),
        user: payload.userId ? { uid: payload.userId } : undefined,
        timestamp: payload.timestamp ? toIsoTime(payload.timestamp) : undefined,
        session: session(payload)
      }
    })
}

/** The session that the event belongs to. The ID of a session is the last part of its address. */
function session({ sessionUrl, useRecentSession }: Payload) {
  if (!sessionUrl && !useRecentSession) return undefined
  return { id: sessionUrl?.split('/').pop() || undefined, use_most_recent: useRecentSession || undefined }
}

export default action
