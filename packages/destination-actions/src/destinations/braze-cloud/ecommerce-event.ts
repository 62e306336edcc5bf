import { batchSize, enableBatching, firstOf, omit } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import type { DependsOnConditions } from '@segment/actions-core/destination-kit/types'
import { currencyCodes } from '../../lib/currency-codes'
import { eachOf } from '../../lib/each-of'
import type { Payload as MultiProductPayload } from './ecommerce/generated-types'
import { brazeId, completeUserAlias, eventEmail, externalId } from './fields'
import type { Settings } from './generated-types'
import { identifiers, identityOf } from './identity'

const productViewed = 'ecommerce.product_viewed'
const cartUpdated = 'ecommerce.cart_updated'
const checkoutStarted = 'ecommerce.checkout_started'
const orderPlaced = 'ecommerce.order_placed'
const orderCancelled = 'ecommerce.order_cancelled'
const orderRefunded = 'ecommerce.order_refunded'

/**
 * The events that Braze recommends, as choices. Source:
 * https://www.braze.com/docs/developer_guide/analytics/logging_ecommerce_events/
 */
export const eventChoices = [
  { label: 'Product Viewed', value: productViewed },
  { label: 'Cart Updated', value: cartUpdated },
  { label: 'Checkout Started', value: checkoutStarted },
  { label: 'Order Placed', value: orderPlaced },
  { label: 'Order Cancelled', value: orderCancelled },
  { label: 'Order Refunded', value: orderRefunded }
]

/** Which events have a property; `currency`, `source`, `metadata` and products belong to all. Source: as above. */
export const eventsWith = {
  catalog_type: [productViewed],
  cart_id: [cartUpdated, checkoutStarted, orderPlaced],
  action: [cartUpdated],
  checkout_id: [checkoutStarted],
  order_id: [orderPlaced, orderCancelled, orderRefunded],
  cancel_reason: [orderCancelled],
  total_value: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled, orderRefunded],
  subtotal_value: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled],
  tax: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled],
  shipping: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled],
  total_discounts: [orderPlaced, orderCancelled, orderRefunded],
  discounts: [orderPlaced, orderCancelled, orderRefunded]
} satisfies Record<string, string[]>

/** Of the events with a cart, those that must name it. */
export const eventsNeedingCart = [cartUpdated]

/** Of the events with a total, those that must have it: an update of a cart can say what was added instead. */
export const eventsNeedingTotal = [checkoutStarted, orderPlaced, orderCancelled, orderRefunded]

/** Whether an event is of one product, whose properties are then its own, and not of a list. */
export function isOfOneProduct(name: string): boolean {
  return name === productViewed
}

/** The condition that the field `name` holds one of these events. */
export function whenNameIs(names: string[]): DependsOnConditions {
  return { match: 'any', conditions: names.map((value) => ({ fieldKey: 'name', operator: 'is', value })) }
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
    default: firstOf('$.context.traits.phone', '$.properties.phone')
  },
  braze_id: { ...brazeId, default: firstOf('$.context.traits.braze_id', '$.properties.braze_id') },
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
    default: eachOf('$.properties.discount_items', { code: '$.code', amount: '$.amount' })
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
    description: 'Further data about the event, for example `order_status_url` or `checkout_url`.',
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

/** What both actions have but for products. */
type Payload = Omit<MultiProductPayload, 'products' | 'enable_batching' | 'batch_size'> & { catalog_type?: string[] }

const productKeys = [...Object.keys(productProperties), 'quantity']

type Product = Omit<MultiProductPayload['products'][number], 'quantity'> & { quantity?: number }

/**
 * Makes the event objects of one payload: one event, or one for each product where the event is of one product.
 *
 * @param updateExistingOnly whether Braze should drop events of unknown users
 * @throws PayloadValidationError where the user has no identifier
 */
export function toEcommerceEvents(
  payload: Payload,
  products: Product[],
  settings: Settings,
  updateExistingOnly: boolean
): object[] {
  const { name, time } = payload
  const identity = identityOf(payload, [...identifiers, 'phone'])
  const event = {
    ...identity,
    app_id: settings.app_id,
    name,
    time,
    // An event of an alias must not make a user who has no more than that.
    _update_existing_only: updateExistingOnly || identity.user_alias ? true : undefined
  }
  const properties = propertiesOf(payload)
  if (!isOfOneProduct(name)) return [{ ...event, properties: { ...properties, products: products.map(withMetadata) } }]
  return products.map(({ quantity: _, ...product }) => ({
    ...event,
    properties: { ...properties, ...pick(product, productKeys) }
  }))
}

/** Braze reads what a product has beside its own properties from `metadata`. */
function withMetadata(product: Product): object {
  const metadata = omit(product, productKeys)
  return { ...pick(product, productKeys), ...(Object.keys(metadata).length > 0 && { metadata }) }
}

function pick(product: Product, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(product).filter(([key]) => keys.includes(key)))
}

/** Mappings fill fields from whatever the event has, so those that are not for its kind have to be left out. */
function propertiesOf({ catalog_type, ...payload }: Payload): object {
  const values = { ...payload, type: catalog_type }
  const keys = Object.entries(eventsWith)
    .filter(([, names]) => names.includes(payload.name))
    .map(([key]) => (key === 'catalog_type' ? 'type' : key))
  return Object.fromEntries(
    ['currency', 'source', 'metadata', ...keys].map((key) => [key, values[key as keyof typeof values]])
  )
}
