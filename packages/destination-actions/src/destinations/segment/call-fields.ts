import type { InputField } from '@segment/actions-core'
import { messageFields } from '../../lib/segment-message-fields'
import { contextFields } from './context-fields'

const { user_id, anonymous_id, message_id, consent } = messageFields

const timestamp: InputField = {
  label: 'Timestamp',
  description: 'When it happened, in ISO 8601. Segment takes the time of arrival when this is left out.',
  type: 'string'
}

/** The fields that every call has. */
export const callFields = { user_id, anonymous_id, timestamp, ...contextFields, message_id, consent }
