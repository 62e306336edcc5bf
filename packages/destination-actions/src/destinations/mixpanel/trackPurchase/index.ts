import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { batchedImport } from '../api'
import { toEvent } from '../event'
import type { MixpanelEvent } from '../event'
import { event, eventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Purchase',
  description: 'Records an order, and where you want it each of its products as an event of its own.',
  defaultSubscription: 'type = "track"',
  fields: {
    generatePurchaseEventPerProduct: {
      label: 'Event per Product',
      description: 'Whether to record, besides the order, an event `Product Purchased` for each of its products.',
      type: 'boolean',
      default: true
    },
    ...eventFields,
    products: {
      label: 'Products',
      description: 'The products of the order.',
      type: 'object',
      multiple: true,
      additionalProperties: true,
      properties: {
        product_id: { label: 'Product ID', description: 'Your ID of the product.', type: 'string' },
        sku: { label: 'SKU', description: 'The stock-keeping unit.', type: 'string' },
        category: { label: 'Category', description: 'The category of the product.', type: 'string' },
        name: { label: 'Name', description: 'The name of the product.', type: 'string' },
        brand: { label: 'Brand', description: 'The brand of the product.', type: 'string' },
        variant: { label: 'Variant', description: 'The variant, such as a colour.', type: 'string' },
        price: { label: 'Price', description: 'The price of one piece.', type: 'number' },
        quantity: { label: 'Quantity', description: 'How many pieces were bought.', type: 'integer' },
        coupon: { label: 'Coupon', description: 'The coupon code for the product.', type: 'string' },
        position: { label: 'Position', description: 'The place of the product in the list.', type: 'number' },
        url: { label: 'URL', description: 'The address of the page of the product.', type: 'string' },
        image_url: { label: 'Image URL', description: 'The address of a picture of the product.', type: 'string' }
      },
      default: eachOf('$.properties.products', {
        product_id: 'product_id',
        sku: 'sku',
        category: 'category',
        name: 'name',
        brand: 'brand',
        variant: 'variant',
        price: 'price',
        quantity: 'quantity',
        coupon: 'coupon',
        position: 'position',
        url: 'url',
        image_url: 'image_url'
      })
    },
    event
  },
  ...batchedImport((payload: Payload, settings) => {
    const order = toEvent(payload, settings)
    if (!payload.generatePurchaseEventPerProduct) return order
    const products = payload.products ?? []
    return [order, ...products.map((product, index) => toProductEvent(order, product, index))]
  })
}

/**
 * What holds for the order as a whole. The event of a product leaves it out, or a report of the sum of `total` would
 * count the order once more for each product.
 */
const orderProperties = [
  'affiliation',
  'coupon',
  'currency',
  'discount',
  'products',
  'revenue',
  'shipping',
  'subtotal',
  'tax',
  'total'
]

/** Products come a millisecond apart before their order, so that reports of paths have one sequence for all of them. */
function toProductEvent({ properties }: MixpanelEvent, product: object, index: number): MixpanelEvent {
  const shared = Object.entries(properties).filter(([key]) => !orderProperties.includes(key))
  return {
    event: 'Product Purchased',
    properties: {
      ...Object.fromEntries(shared),
      ...product,
      time: properties.time - (index + 1),
      $insert_id: `${index}${properties.$insert_id}`
    }
  }
}

export default action
