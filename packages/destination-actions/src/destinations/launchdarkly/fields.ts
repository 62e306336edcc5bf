import type { InputField } from '@segment/actions-core'

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When the event happened. A number counts the milliseconds since 1970.',
  type: 'datetime',
  default: { '@path': '$.timestamp' }
} satisfies InputField
