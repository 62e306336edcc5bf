import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { sourceId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records an event of a customer, which campaigns can reward.',
  defaultSubscription: 'type = "track"',
  fields: {
    event_name: {
      label: 'Event Name',
      description: 'The name of the event, as your campaigns use it.',
      type: 'string',
      required: true,
      default: firstOf('$.event', '$.type')
    },
    source_id: sourceId,
    metadata: {
      label: 'Metadata',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  perform: (request, { payload: { event_name, source_id, metadata } }) =>
    request(`${API}/events/invoke`, { method: 'post', json: { event_name, source_id, metadata } })
}

export default action
