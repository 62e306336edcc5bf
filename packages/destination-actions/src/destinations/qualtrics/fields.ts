import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The directory of the contact. */
export const directoryId = {
  label: 'Directory ID',
  description: 'The directory that holds the contact. Its ID begins with `POOL_`.',
  type: 'string',
  dynamic: true,
  required: true
} satisfies InputField

/** The email address of the contact. */
export const email = {
  label: 'Email',
  description: 'The email address of the contact.',
  type: 'string',
  default: firstOf('$.email', '$.traits.email')
} satisfies InputField

/** The phone number of the contact. */
export const phone = {
  label: 'Phone',
  description: 'The phone number of the contact.',
  type: 'string',
  default: { '@path': '$.traits.phone' }
} satisfies InputField

/** The first name of the contact. */
export const firstName = {
  label: 'First Name',
  description: 'The first name of the contact.',
  type: 'string',
  default: { '@path': '$.traits.firstName' }
} satisfies InputField

/** The last name of the contact. */
export const lastName = {
  label: 'Last Name',
  description: 'The last name of the contact.',
  type: 'string',
  default: { '@path': '$.traits.lastName' }
} satisfies InputField

/** The language of the contact. */
export const language = {
  label: 'Language',
  description: 'The code of the language in which the contact gets messages, such as `EN`.',
  type: 'string',
  default: firstOf('$.traits.language', 'EN')
} satisfies InputField

/** Whether the contact wants no messages. */
export const unsubscribed = {
  label: 'Unsubscribed',
  description: 'Whether the contact does not want messages from this directory.',
  type: 'boolean',
  default: false
} satisfies InputField

/** Further values of the contact. */
export const embeddedData = {
  label: 'Embedded Data',
  description: 'Further values of the contact, which surveys can use.',
  type: 'object',
  defaultObjectUI: 'keyvalue'
} satisfies InputField
