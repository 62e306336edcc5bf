import type { InputField } from '@segment/actions-core'

export { anonymousId, userId } from '../../lib/event-fields'

/** Data about the user or the account. */
export const traits = {
  label: 'Traits',
  description: 'Properties to keep with the user or the account.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField
