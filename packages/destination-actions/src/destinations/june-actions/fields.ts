import type { InputField } from '@segment/actions-core'

/** What is known of an event or a page. */
export const properties = {
  label: 'Properties',
  description: 'What else is known of the event or the page.',
  type: 'object',
  default: { '@path': '$.properties' }
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

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who has not signed in.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The user. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user. June needs it or the anonymous ID.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** Where an event comes from. */
export const context = {
  label: 'Context',
  description: 'Where the event comes from: device, page, campaign, and the company of the user as `groupId`.',
  type: 'object',
  default: { '@path': '$.context' }
} satisfies InputField

/** The ID of the call. */
export const messageId = {
  label: 'Message ID',
  description: 'A unique ID of the call.',
  type: 'string',
  required: true,
  default: { '@path': '$.messageId' }
} satisfies InputField

/** What is known of a user or a company. */
export const traits = {
  label: 'Traits',
  description: 'What is known of the user or the company.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField
