import type { InputField } from '@segment/actions-core'
import * as shared from '../../lib/event-fields'

export { anonymousId, context, timestamp, type, userId } from '../../lib/event-fields'

/** The call. */
export const messageId = { ...shared.messageId, required: true } satisfies InputField

/** Data about the user or the group. */
export const properties = {
  label: 'Properties',
  description: 'Data about the user or the group.',
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
