import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { sendTo } from '../api'
import { anonymousId, segmentId, userIdentities } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Order',
  description: 'Adds or updates an order of a contact.',
  defaultSubscription:
    'event = "Order Completed" or event = "Order Updated" or event = "Order Refunded" or event = "Order Cancelled"',
  fields: {
    segmentId,
    anonymousId,
    userIdentities,
    orderID: {
      label: 'Order ID',
      description: 'Your own ID of the order.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.order_id' }
    },
    purchaseDate: {
      label: 'Purchase Date',
      description: 'When the order was made.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    status: {
      label: 'Status',
      description: 'The status of the order.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    totalAmount: {
      label: 'Total Amount',
      description: 'The total of the order.',
      type: 'number',
      required: true,
      default: { '@path': '$.properties.total' }
    },
    discountApplication: {
      label: 'Discount',
      description: 'A discount on the whole order. An amount of 0 is none.',
      type: 'object',
      properties: {
        type: { label: 'Type', description: 'How the amount is meant.', type: 'string', choices: ['fixed'] },
        amount: { label: 'Amount', description: 'By how much the total is reduced.', type: 'number' }
      },
      default: { type: 'fixed', amount: { '@path': '$.properties.discount' } }
    },
    properties: {
      label: 'Properties',
      description: 'More properties of the order, by name.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      default: {
        affiliation: { '@path': '$.properties.affiliation' },
        revenue: { '@path': '$.properties.revenue' },
        shipping: { '@path': '$.properties.shipping' },
        tax: { '@path': '$.properties.tax' },
        discount: { '@path': '$.properties.discount' },
        coupon: { '@path': '$.properties.coupon' },
        currency: { '@path': '$.properties.currency' }
      }
    },
    items: {
      label: 'Items',
      description: 'The products of the order.',
      type: 'object',
      multiple: true,
      required: true,
      defaultObjectUI: 'keyvalue:only',
      properties: {
        productID: { label: 'Product ID', description: 'Your own ID of the product.', type: 'string', required: true },
        sku: { label: 'SKU', description: 'The SKU of the product.', type: 'string', required: true },
        category: { label: 'Category', description: 'The category of the product.', type: 'string' },
        name: { label: 'Name', description: 'The name of the product.', type: 'string', required: true },
        manufacturerName: { label: 'Manufacturer', description: 'The manufacturer of the product.', type: 'string' },
        itemPrice: { label: 'Item Price', description: 'The price of one of the product.', type: 'number' },
        qty: { label: 'Quantity', description: 'How many of the product.', type: 'integer' },
        url: { label: 'URL', description: 'The page of the product.', type: 'string' },
        imageUrl: { label: 'Image URL', description: 'A picture of the product.', type: 'string' },
        properties: { label: 'Properties', description: 'More properties of the product, by name.', type: 'object' }
      },
      default: eachOf('$.properties.products', {
        productID: '$.product_id',
        sku: '$.sku',
        category: '$.category',
        name: '$.name',
        // So spelt in the mappings that people have saved.
        manufacturerNname: '$.brand',
        itemPrice: '$.price',
        qty: '$.quantity',
        url: '$.url',
        imageUrl: '$.image_url',
        properties: { variant: '$.variant', coupon: '$.coupon' }
      })
    }
  },
  perform: sendTo('upsertOrder', ({ discountApplication, ...order }: Payload) => ({
    ...order,
    // Cordial takes the discount of an order away only where it is told that there is none.
    discountApplication: discountApplication?.amount ? discountApplication : null
  }))
}

export default action
