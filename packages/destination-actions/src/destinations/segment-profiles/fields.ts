import type { InputField } from '@segment/actions-core'
import { messageFields } from '../../lib/segment-message-fields'

const { user_id, anonymous_id, message_id, consent } = messageFields

const engage_space: InputField = {
  label: 'Profile Space',
  description:
    'The space whose profiles to create or update: the write key of the source that feeds it. The list shows the sources of your workspace by their names; choose the one that belongs to the space.',
  type: 'string',
  required: true,
  dynamic: true
}

const timestamp: InputField = {
  label: 'Timestamp',
  description: 'When it happened. Segment takes the time of arrival when this is left out.',
  type: 'datetime',
  default: { '@path': '$.timestamp' }
}

/** The fields that every action has. */
export const profileFields = { engage_space, user_id, anonymous_id, timestamp, message_id, consent }
