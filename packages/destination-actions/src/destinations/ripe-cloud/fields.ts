import type { InputField } from '@segment/actions-core'

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not known yet.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The person. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** Where the call comes from. */
export const context = {
  label: 'Context',
  description: 'Where the call comes from: page, device, campaign and so on.',
  type: 'object',
  default: { '@path': '$.context' }
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened. If it is empty, the time of the request is used.',
  type: 'string',
  format: 'date-time',
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** The call. */
export const messageId = {
  label: 'Message ID',
  description: 'The unique ID of the call.',
  type: 'string',
  default: { '@path': '$.messageId' }
} satisfies InputField

/** What else is known of an event. */
export const properties = {
  label: 'Properties',
  description: 'What else is known of the event.',
  type: 'object',
  default: { '@path': '$.properties' }
} satisfies InputField
