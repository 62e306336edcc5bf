import type { InputField } from '@segment/actions-core'

/** The customer whom a request is about. */
export const sourceId = {
  label: 'Source ID',
  description: 'Your own ID of the customer.',
  type: 'string',
  required: true,
  default: { '@path': '$.userId' }
} satisfies InputField
