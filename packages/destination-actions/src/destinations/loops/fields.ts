import type { InputField } from '@segment/actions-core'

/** Who the contact is. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user. Loops finds the contact by it.',
  type: 'string',
  format: 'text',
  required: true,
  default: { '@path': '$.userId' }
} satisfies InputField
