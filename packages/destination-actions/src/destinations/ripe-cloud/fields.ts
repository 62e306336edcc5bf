import type { InputField } from '@segment/actions-core'
import * as shared from '../../lib/event-fields'

export { context, messageId, properties, userId } from '../../lib/event-fields'

/** The visitor before they are known. */
export const anonymousId = { ...shared.anonymousId, allowNull: true } satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened. If it is empty, the time of the request is used.',
  type: 'string',
  format: 'date-time',
  default: { '@path': '$.timestamp' }
} satisfies InputField
