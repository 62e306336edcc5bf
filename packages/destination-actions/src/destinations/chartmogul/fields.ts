import type { InputField } from '@segment/actions-core'
import { eventTime } from '../../lib/event-fields'

/** The ID of the event. */
export const messageId = {
  label: 'Message ID',
  description: 'The ID of the message that the data came with.',
  type: 'string',
  required: true,
  default: { '@path': '$.messageId' }
} satisfies InputField

/** When it happened. */
export const timestamp = { ...eventTime, required: true } satisfies InputField

/** When it was sent. */
export const sentAt = {
  label: 'Sent At',
  description: 'When the event was sent.',
  type: 'datetime',
  required: true,
  default: { '@path': '$.sentAt' }
} satisfies InputField

/** Where the contact or customer can be reached. */
export const email = {
  label: 'Email',
  description: 'The email address.',
  type: 'string',
  format: 'email',
  default: { '@path': '$.traits.email' }
} satisfies InputField

/** What the contact or customer is called. */
export const name = {
  label: 'Name',
  description: 'The full name.',
  type: 'string',
  default: { '@path': '$.traits.name' }
} satisfies InputField
