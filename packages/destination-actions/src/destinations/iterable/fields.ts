import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'
import { userId } from '../../lib/event-fields'

export { userId }

/** The fields by which the host makes batches. */
export const batchingFields = {
  enable_batching: enableBatching,
  batch_size: batchSize({ default: 1001, unsafe_hidden: true })
} satisfies Record<string, InputField>

/** What else is known. */
export const dataFields = {
  label: 'Data Fields',
  description: 'Fields to keep with it. Dates with a time get the form that Iterable takes for dates.',
  type: 'object',
  default: { '@path': '$.properties' }
} satisfies InputField

/** When it happened. */
export const createdAt = {
  label: 'Created At',
  description: 'When it happened. Without it, now.',
  type: 'datetime',
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** The campaign to credit. */
export const campaignId = {
  label: 'Campaign ID',
  description: 'The campaign in Iterable that led to it.',
  type: 'integer',
  default: { '@path': '$.properties.campaignId' }
} satisfies InputField

/** The template to credit. */
export const templateId = {
  label: 'Template ID',
  description: 'The template in Iterable that led to it.',
  type: 'integer',
  default: { '@path': '$.properties.templateId' }
} satisfies InputField

/** What the cart or the purchase holds. */
export const items = {
  label: 'Items',
  description: 'The products.',
  type: 'object',
  multiple: true,
  required: true,
  additionalProperties: true,
  properties: {
    id: { label: 'ID', description: 'Your own ID of the product.', type: 'string', required: true },
    name: { label: 'Name', description: 'The name of the product.', type: 'string', required: true },
    sku: { label: 'SKU', description: 'The SKU of the product.', type: 'string' },
    quantity: { label: 'Quantity', description: 'How many of the product.', type: 'integer', required: true },
    price: { label: 'Price', description: 'The price of one of the product.', type: 'number', required: true },
    description: { label: 'Description', description: 'What the product is.', type: 'string' },
    categories: { label: 'Category', description: 'The category of the product.', type: 'string' },
    url: { label: 'URL', description: 'The page of the product.', type: 'string' },
    imageUrl: { label: 'Image URL', description: 'A picture of the product.', type: 'string' }
  },
  default: eachOf('$.properties.products', {
    id: 'product_id',
    sku: 'sku',
    categories: 'category',
    name: 'name',
    price: 'price',
    quantity: 'quantity',
    url: 'url',
    imageUrl: 'image_url',
    description: 'description'
  })
} satisfies InputField

/** The user, as a part of an event. */
export const user = {
  label: 'User',
  description: 'The user. Iterable needs an email address or a user ID.',
  type: 'object',
  required: true,
  defaultObjectUI: 'keyvalue:only',
  properties: {
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      format: 'email',
      default: firstOf('$.properties.email', '$.context.traits.email')
    },
    userId,
    dataFields: {
      label: 'Data Fields',
      description: 'Fields to update on the user.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    mergeNestedObjects: {
      label: 'Merge Nested Objects',
      description: 'Whether objects among the data fields are merged with what Iterable has, instead of replacing it.',
      type: 'boolean',
      default: false
    },
    phoneNumber: {
      label: 'Phone Number',
      description: 'The phone number of the user, with a plus sign and the code of its country.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.phone' }
    }
  },
  default: {
    email: firstOf('$.properties.email', '$.context.traits.email'),
    userId: { '@path': '$.userId' },
    dataFields: { '@path': '$.context.traits' },
    phoneNumber: { '@path': '$.context.traits.phone' },
    mergeNestedObjects: false
  }
} satisfies InputField
