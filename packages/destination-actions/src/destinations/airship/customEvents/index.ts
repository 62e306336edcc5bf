import { batched, enableBatching } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { properties } from '../../../lib/event-fields'
import { api, audienceOf, toAirshipTime } from '../api'
import { channelId, channelType, namedUserId, occurred } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Events',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track"',
  fields: {
    named_user_id: namedUserId,
    channel_id: channelId,
    channel_type: channelType,
    name: {
      label: 'Name',
      description: 'The name of the event. It is sent in lower case, as Airship takes no other.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    occurred,
    properties,
    enable_batching: { ...enableBatching, default: false }
  },
  // https://docs.airship.com/api/ua/#operation-api-custom-events-post
  ...batched({
    toItem: (payload: Payload) => ({
      occurred: toAirshipTime(payload.occurred),
      user: audienceOf(payload),
      body: {
        // Airship takes names in lower case only.
        name: payload.name.toLowerCase(),
        interaction_type: 'cdp',
        properties: { ...payload.properties, source: 'Segment' }
      }
    }),
    send: (request, events, { settings }: SendContext<Settings>) =>
      request(`${api(settings)}/custom-events`, { method: 'post', json: events }),
    limits: { count: 100 }
  })
}

export default action
