import type { ActionDefinition } from '@segment/actions-core'
import { toIsoTime } from '../../../lib/times'
import { ingest } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Event',
  description: 'Sends a usage event of a customer.',
  fields: {
    transaction_id: {
      label: 'Transaction ID',
      description: 'The ID of the event. Metronome counts events with the same ID once.',
      type: 'string',
      required: true,
      default: { '@path': '$.messageId' }
    },
    customer_id: {
      label: 'Customer ID',
      description: 'The customer to bill: the ID that Metronome gave them, or an ingest alias.',
      type: 'string',
      required: true,
      default: { '@path': '$.context.groupId' }
    },
    timestamp: {
      label: 'Timestamp',
      description: 'When the usage happened.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    event_type: {
      label: 'Event Type',
      description: 'The type of the event, by which your billable metrics choose events.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'Further data about the usage, for your billable metrics to count and group by.',
      type: 'object',
      required: true,
      default: { '@path': '$.properties' }
    }
  },
  perform: (request, { payload }) => ingest(request, [{ ...payload, timestamp: toIsoTime(payload.timestamp) }])
}

export default action
