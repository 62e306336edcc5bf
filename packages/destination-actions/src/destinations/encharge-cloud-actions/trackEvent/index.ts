import type { ActionDefinition } from '@segment/actions-core'
import { ingest, toEvent } from '../api'
import { eventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records an event, which can start a flow.',
  defaultSubscription: 'type = "track"',
  fields: {
    event: {
      label: 'Event Name',
      description: 'The name of the event, as your flows in Encharge use it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    ...eventFields
  },
  perform: (request, { payload }) => ingest(request, toEvent(payload, payload.userFields))
}

export default action
