import type { InputField } from '@segment/actions-core'

export { anonymousId, userId } from '../../lib/event-fields'

/** The age of a profile. */
export const creationTime = {
  label: 'Creation Time',
  description: 'When the profile was created. A number counts the milliseconds since 1970.',
  type: 'datetime',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField
