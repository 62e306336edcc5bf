import type { InputField } from '@segment/actions-core'
import { event } from '../../lib/event-fields'

export { userAgent } from '../../lib/event-fields'

/** What happened. */
export const name = { ...event, label: 'Name' } satisfies InputField

/** The visitor. */
export const vwoUuid = {
  label: 'VWO UUID',
  description:
    'The UUID that VWO gave the visitor, from its cookie; with an SDK key, the user ID that you pass to the SDK.',
  type: 'string',
  required: true,
  default: { '@path': '$.properties.vwo_uuid' }
} satisfies InputField

/** Where it happened. */
export const page = {
  label: 'Page',
  description: 'The page on which it happened.',
  type: 'object',
  default: { '@path': '$.context.page' }
} satisfies InputField

/** Where the visitor is in the network. */
export const ip = {
  label: 'IP Address',
  description: 'The IP address of the visitor.',
  type: 'string',
  default: { '@path': '$.context.ip' }
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened. VWO counts events at the time of the request.',
  type: 'string',
  default: { '@path': '$.timestamp' }
} satisfies InputField
