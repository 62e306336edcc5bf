import type { ActionDefinition } from '@segment/actions-core'
import { event, properties } from '../../../lib/event-fields'
import { apiUrl } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track"',
  fields: {
    userId,
    name: { ...event, label: 'Name' },
    properties
  },
  // https://docs.userpilot.com/api-references/real-time/track-event
  perform: (request, { payload: { userId, name, properties }, settings }) =>
    request(apiUrl(settings, 'track'), {
      method: 'post',
      json: { user_id: userId, event_name: name, metadata: properties }
    })
}

export default action
