import type { ActionDefinition } from '@segment/actions-core'
import { properties } from '../../../lib/event-fields'
import { sendingRows, toTime } from '../api'
import { customerId, streamKey, time } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Custom Event',
  description: 'Records any other event of a customer.',
  fields: {
    customer_id: customerId,
    timestamp: { ...time, label: 'Timestamp' },
    properties: { ...properties, required: true },
    stream_key: { ...streamKey, default: 'custom' }
  },
  ...sendingRows((payload: Payload) => ({ ...payload, timestamp: toTime(payload.timestamp) }))
}

export default action
