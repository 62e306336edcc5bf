import type { InputField } from '@segment/actions-core'

/** The contact by your own ID. */
export const segmentId = {
  label: 'Segment ID',
  description: 'The ID of the user in your system.',
  type: 'string',
  unsafe_hidden: true,
  default: { '@path': '$.userId' }
} satisfies InputField

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not identified yet.',
  type: 'string',
  unsafe_hidden: true,
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The contact by other identities. */
export const userIdentities = {
  label: 'User Identities',
  description:
    'More identities by which Cordial can find the contact, each as the key of an attribute and its value, such as `channels.email.address`.',
  type: 'object',
  defaultObjectUI: 'keyvalue:only'
} satisfies InputField

/** The list. */
export const groupId = {
  label: 'Group ID',
  description: 'The ID of the list.',
  type: 'string',
  required: true,
  default: { '@path': '$.groupId' }
} satisfies InputField

/** The product. */
export const productID = {
  label: 'Product ID',
  description: 'Your own ID of the product.',
  type: 'string',
  required: true,
  default: { '@path': '$.properties.product_id' }
} satisfies InputField

/** How many. */
export const qty = {
  label: 'Quantity',
  description: 'How many of the product.',
  type: 'integer',
  required: true,
  default: { '@path': '$.properties.quantity' }
} satisfies InputField
