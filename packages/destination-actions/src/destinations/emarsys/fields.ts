import type { InputField } from '@segment/actions-core'

/** What the contact is found by. */
export const keyField = {
  label: 'Key Field',
  description: 'The field of contacts by which Emarsys finds the contact, such as the one for the email address.',
  type: 'string',
  dynamic: true,
  required: true
} satisfies InputField

/** Which contact it is. */
export const keyValue = {
  label: 'Key Value',
  description: 'The value that the contact has in the key field.',
  type: 'string',
  required: true
} satisfies InputField
