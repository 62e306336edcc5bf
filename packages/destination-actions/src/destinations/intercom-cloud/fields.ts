import type { InputField } from '@segment/actions-core'

/** The email address of a contact. */
export const email = {
  label: 'Email',
  description: 'The email address of the contact. Intercom looks for the contact by it if there is no external ID.',
  type: 'string',
  format: 'email',
  default: { '@path': '$.traits.email' }
} satisfies InputField

/** The name of a contact or a company. */
export const name = {
  label: 'Name',
  description: 'The name that Intercom shows.',
  type: 'string',
  default: { '@path': '$.traits.name' }
} satisfies InputField

/** Attributes that an account of Intercom defines for itself. */
export const customAttributes = {
  label: 'Custom Attributes',
  description: 'Values for custom attributes. They must exist in Intercom under **Settings > Data**.',
  type: 'object',
  defaultObjectUI: 'keyvalue'
} satisfies InputField
