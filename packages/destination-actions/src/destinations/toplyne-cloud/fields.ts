import type { InputField } from '@segment/actions-core'

/** The person. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not known yet.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The age of a profile. */
export const creationTime = {
  label: 'Creation Time',
  description: 'When the profile was created. A number counts the milliseconds since 1970.',
  type: 'datetime',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField
