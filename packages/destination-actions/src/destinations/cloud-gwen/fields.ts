import type { InputField } from '@segment/actions-core'

/** The user. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user. GWEN takes only UUIDs.',
  type: 'string',
  format: 'uuid',
  required: true,
  default: { '@path': '$.userId' }
} satisfies InputField
