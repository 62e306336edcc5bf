import type { InputField } from '@segment/actions-core'

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened.',
  type: 'string',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField
