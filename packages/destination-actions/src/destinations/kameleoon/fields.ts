import type { InputField } from '@segment/actions-core'

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not known yet.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The person. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** The kind of call. */
export const type = {
  label: 'Type',
  description: 'The type of the call, such as `track`.',
  type: 'string',
  required: true,
  default: { '@path': '$.type' }
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened.',
  type: 'string',
  format: 'date-time',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** Where the call comes from. */
export const context = {
  label: 'Context',
  description: 'Where the call comes from: page, device, campaign and so on.',
  type: 'object',
  default: { '@path': '$.context' }
} satisfies InputField

/** The call. */
export const messageId = {
  label: 'Message ID',
  description: 'The unique ID of the call.',
  type: 'string',
  required: true,
  default: { '@path': '$.messageId' }
} satisfies InputField

/** What is known of the user or the group. */
export const properties = {
  label: 'Properties',
  description: 'What is known of the user or the group.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField

/** The visitor, as Kameleoon knows them. */
export const kameleoonVisitorCode = {
  label: 'Kameleoon Visitor Code',
  description: 'The visitor code that the cookie of Kameleoon holds. With it, Kameleoon recognizes the visitor.',
  type: 'string',
  default: { '@path': '$.traits.kameleoonVisitorCode' }
} satisfies InputField
