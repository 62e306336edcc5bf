import type { InputField } from '@segment/actions-core'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import { currencyCodes } from '../../../lib/currency-codes'
import { brazeId, completeUserAlias, eventEmail, externalId } from '../identity-fields'
import { eventChoices, eventsNeedingCart, eventsNeedingTotal, eventsWith, whenNameIs } from './event-names'

/** The default of an identifier that can stand in the traits or in the properties of an event. */
function traitOrProperty(key: string) {
  const trait = { '@path': `$.context.traits.${key}` }
  return { '@if': { exists: trait, then: trait, else: { '@path': `$.properties.${key}` } } }
}

/** The fields of both e-commerce actions, all but those for products. */
export const ecommerceFields = {
  name: {
    label: 'Event Name',
    description: 'Which of the e-commerce events that Braze recommends this is.',
    type: 'string',
    required: true,
    choices: eventChoices
  },
  external_id: externalId,
  user_alias: { ...completeUserAlias, defaultObjectUI: 'keyvalue' },
  email: { ...eventEmail, format: 'email' },
  phone: {
    label: 'Phone Number',
    description: 'The phone number of the user in the form E.164. It names the user where nothing else does.',
    type: 'string',
    allowNull: true,
    default: traitOrProperty('phone')
  },
  braze_id: { ...brazeId, default: traitOrProperty('braze_id') },
  cancel_reason: {
    label: 'Reason of the Cancellation',
    description: 'Why the order was cancelled.',
    type: 'string',
    required: whenNameIs(eventsWith.cancel_reason),
    depends_on: whenNameIs(eventsWith.cancel_reason),
    default: { '@path': '$.properties.reason' }
  },
  time: {
    label: 'Time',
    description: 'When the event happened, in the form of ISO 8601.',
    type: 'string',
    format: 'date-time',
    required: true,
    default: { '@path': '$.timestamp' }
  },
  checkout_id: {
    label: 'Checkout ID',
    description: 'The ID of the checkout.',
    type: 'string',
    required: whenNameIs(eventsWith.checkout_id),
    depends_on: whenNameIs(eventsWith.checkout_id),
    default: { '@path': '$.properties.checkout_id' }
  },
  order_id: {
    label: 'Order ID',
    description: 'The ID of the order.',
    type: 'string',
    required: whenNameIs(eventsWith.order_id),
    depends_on: whenNameIs(eventsWith.order_id),
    default: { '@path': '$.properties.order_id' }
  },
  cart_id: {
    label: 'Cart ID',
    description: 'The ID of the cart. The checkout and the order of the same cart should have it too.',
    type: 'string',
    required: whenNameIs(eventsNeedingCart),
    depends_on: whenNameIs(eventsWith.cart_id),
    default: { '@path': '$.properties.cart_id' }
  },
  total_value: {
    label: 'Total Value',
    description: 'What the cart or order costs in all. Of an update of a cart, needed where the cart is replaced.',
    type: 'number',
    required: whenNameIs(eventsNeedingTotal),
    depends_on: whenNameIs(eventsWith.total_value),
    default: { '@path': '$.properties.total' }
  },
  action: {
    label: 'Cart Action',
    description:
      'What the update does to the cart: `add` or `remove` the products, or `replace` all that is in it. Braze replaces where nothing is said.',
    type: 'string',
    depends_on: whenNameIs(eventsWith.action),
    choices: [
      { label: 'Add', value: 'add' },
      { label: 'Remove', value: 'remove' },
      { label: 'Replace', value: 'replace' }
    ],
    default: { '@path': '$.properties.action' }
  },
  subtotal_value: {
    label: 'Subtotal',
    description: 'What the products cost after discounts, without tax and shipping.',
    type: 'number',
    depends_on: whenNameIs(eventsWith.subtotal_value),
    default: { '@path': '$.properties.subtotal' }
  },
  tax: {
    label: 'Tax',
    description: 'The tax in all.',
    type: 'number',
    depends_on: whenNameIs(eventsWith.tax),
    default: { '@path': '$.properties.tax' }
  },
  shipping: {
    label: 'Shipping',
    description: 'What shipping costs in all.',
    type: 'number',
    depends_on: whenNameIs(eventsWith.shipping),
    default: { '@path': '$.properties.shipping' }
  },
  total_discounts: {
    label: 'Total Discounts',
    description: 'The discounts in all.',
    type: 'number',
    depends_on: whenNameIs(eventsWith.total_discounts),
    default: { '@path': '$.properties.discount' }
  },
  discounts: {
    label: 'Discounts',
    description: 'The single discounts.',
    type: 'object',
    multiple: true,
    defaultObjectUI: 'keyvalue',
    depends_on: whenNameIs(eventsWith.discounts),
    properties: {
      code: { label: 'Code', description: 'The code of the discount.', type: 'string', required: true },
      amount: { label: 'Amount', description: 'How much it takes off.', type: 'number', required: true }
    },
    default: {
      '@arrayPath': ['$.properties.discount_items', { code: { '@path': '$.code' }, amount: { '@path': '$.amount' } }]
    }
  },
  currency: {
    label: 'Currency',
    description: 'The currency of all amounts, as a code of ISO 4217.',
    type: 'string',
    required: true,
    choices: currencyCodes.map((code) => ({ label: code, value: code })),
    default: { '@path': '$.properties.currency' }
  },
  source: {
    label: 'Source',
    description: 'Where the event comes from, for example the address of the shop.',
    type: 'string',
    required: true,
    default: { '@path': '$.properties.source' }
  },
  metadata: {
    label: 'Metadata',
    description: 'What else is known of the event, for example `order_status_url` or `checkout_url`.',
    type: 'object',
    additionalProperties: true,
    defaultObjectUI: 'keyvalue'
  },
  enable_batching: { ...enableBatching, required: true },
  batch_size: batchSize({ default: 75, minimum: 2, maximum: 75, required: true })
} satisfies Record<string, InputField>

/** The properties of a product in the fields of both actions. */
export const productProperties = {
  product_id: {
    label: 'Product ID',
    description: 'The ID of the product, for example its SKU.',
    type: 'string',
    required: true
  },
  product_name: { label: 'Product Name', description: 'The name of the product.', type: 'string', required: true },
  variant_id: {
    label: 'Variant ID',
    description: 'The ID of the variant, for example `shirt_blue_m`.',
    type: 'string',
    required: true
  },
  image_url: { label: 'Image URL', description: 'Where a picture of the product is.', type: 'string', format: 'uri' },
  product_url: {
    label: 'Product URL',
    description: 'Where the page of the product is.',
    type: 'string',
    format: 'uri'
  },
  price: { label: 'Price', description: 'The price of one piece.', type: 'number', required: true }
} satisfies InputField['properties']
