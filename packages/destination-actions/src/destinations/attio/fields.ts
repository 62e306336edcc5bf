import { batchSize as batchSizeField } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { MOST_RECORDS } from './api'

/** How many records one request may hold. */
export const batchSize = batchSizeField({ default: MOST_RECORDS, unsafe_hidden: true })

/** When the event came in. */
export const receivedAt = {
  label: 'Received At',
  description: 'When Segment received the event. In batches, Attio uses it to keep the newest values.',
  type: 'datetime',
  default: { '@path': '$.receivedAt' }
} satisfies InputField
