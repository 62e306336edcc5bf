import { IntegrationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { properties } from '../../../lib/event-fields'
import { apiUrl } from '../api'
import { timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a user does, which LiveLike can reward.',
  defaultSubscription: 'type = "track"',
  fields: {
    event_name: {
      label: 'Event Name',
      description: 'The name of the event, or of the page or screen.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    event_type: {
      label: 'Event Type',
      description: 'The type of the call, such as `track`.',
      type: 'string',
      required: true,
      default: { '@path': '$.type' }
    },
    segment_user_id: {
      label: 'User ID',
      description: 'Your own ID of the user. An event needs this, a LiveLike Profile ID or a Custom ID.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    livelike_profile_id: {
      label: 'LiveLike Profile ID',
      description: 'The ID of the profile that the user has in LiveLike.',
      type: 'string',
      default: { '@path': '$.properties.livelike_profile_id' }
    },
    anonymous_id: {
      label: 'Anonymous ID',
      description: 'The ID of a visitor who is not identified yet.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.anonymousId' }
    },
    custom_id: {
      label: 'Custom ID',
      description: 'The custom ID of the profile in LiveLike, which you gave it.',
      type: 'string',
      default: { '@path': '$.properties.custom_id' }
    },
    timestamp,
    properties
  },
  perform: (request, { payload, settings }) => {
    if (!payload.segment_user_id && !payload.livelike_profile_id && !payload.custom_id) {
      throw new IntegrationError(
        'LiveLike cannot tell whose event this is. Map a User ID, a LiveLike Profile ID or a Custom ID.',
        'Missing required fields',
        400
      )
    }
    return request(apiUrl(settings, 'segment-events'), { method: 'post', json: { events: [payload] } })
  }
}

export default action
