import type { InputField } from '@segment/actions-core'

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not known yet.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** What is known of the user or the account. */
export const traits = {
  label: 'Traits',
  description: 'Properties to keep with the user or the account.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField

/** The person. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField
