import type { InputField } from '@segment/actions-core'
import * as shared from '../../lib/event-fields'

export { timestamp } from '../../lib/event-fields'

/** Data about an event or a page. */
export const properties = {
  label: 'Properties',
  description: 'Further data about the event or the page.',
  type: 'object',
  default: { '@path': '$.properties' }
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
  ...shared.messageId,
  description: 'A unique ID of the call.',
  required: true
} satisfies InputField

/** Data about a user or a company. */
export const traits = {
  label: 'Traits',
  description: 'Data about the user or the company.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField
