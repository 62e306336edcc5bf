import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { API } from '../api'
import { email, mobile, playerUniqueId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Order',
  description: 'Records an order, for which the player can earn or spend points.',
  defaultSubscription: 'event = "Order Completed"',
  fields: {
    playerUniqueId,
    mobile,
    email,
    orderId: {
      label: 'Order ID',
      description: 'Your own ID of the order.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.order_id' }
    },
    orderDate: {
      label: 'Order Date',
      description: 'When the order was made.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    totalPrice: {
      label: 'Total Price',
      description: 'The total of the order before discounts.',
      type: 'number',
      required: true,
      default: { '@path': '$.properties.total' }
    },
    totalPaid: {
      label: 'Total Paid',
      description: 'What the player paid for the order.',
      type: 'number',
      required: true,
      default: { '@path': '$.properties.subtotal' }
    },
    totalShipping: {
      label: 'Total Shipping',
      description: 'What the shipping costs.',
      type: 'number',
      default: { '@path': '$.properties.shipping' }
    },
    totalTax: {
      label: 'Total Tax',
      description: 'The tax of the order.',
      type: 'number',
      default: { '@path': '$.properties.tax' }
    },
    totalDiscount: {
      label: 'Total Discount',
      description: 'The discount on the order.',
      type: 'number',
      default: { '@path': '$.properties.discount' }
    },
    lineItems: {
      label: 'Line Items',
      description: 'The products of the order.',
      type: 'object',
      multiple: true,
      properties: {
        productId: { label: 'Product ID', description: 'Your own ID of the product.', type: 'string' },
        sku: { label: 'SKU', description: 'The SKU of the product.', type: 'string' },
        title: { label: 'Title', description: 'The name of the product.', type: 'string' },
        category: {
          label: 'Categories',
          description: 'The categories of the product.',
          type: 'string',
          multiple: true
        },
        collection: {
          label: 'Collections',
          description: 'The collections that the product belongs to.',
          type: 'string',
          multiple: true
        },
        tags: { label: 'Tags', description: 'Tags of the product.', type: 'string', multiple: true },
        weight: { label: 'Weight', description: 'What the product weighs.', type: 'number' },
        vendor: { label: 'Vendor', description: 'Who makes or sells the product.', type: 'string' },
        quantity: { label: 'Quantity', description: 'How many were bought.', type: 'number' },
        price: { label: 'Price', description: 'The price of one of them.', type: 'number', required: true },
        taxes: { label: 'Taxes', description: 'The tax on this line.', type: 'number', required: true },
        discount: { label: 'Discount', description: 'The discount on this line.', type: 'number', required: true }
      },
      default: eachOf('$.properties.products', {
        productId: 'product_id',
        sku: 'sku',
        title: 'title',
        category: 'category',
        collection: 'collection',
        tags: 'tags',
        weight: 'weight',
        vendor: 'vendor',
        quantity: 'quantity',
        price: 'price',
        taxes: 'taxes',
        discount: 'discount'
      })
    },
    discountCodes: {
      label: 'Discount Codes',
      description: 'The discount codes that the player used.',
      type: 'string',
      multiple: true,
      default: { '@path': '$.properties.coupon' }
    },
    redeemedAmount: {
      label: 'Redeemed Amount',
      description: 'How much of the order the player paid with points.',
      type: 'number',
      default: { '@path': '$.properties.redeemedAmount' }
    },
    holdReference: {
      label: 'Hold Reference',
      description: 'The reference of the points that were put on hold for the order.',
      type: 'string',
      default: { '@path': '$.properties.holdReference' }
    },
    guest: {
      label: 'Guest',
      description: 'Whether this is a guest, who has no account with you.',
      type: 'boolean',
      default: firstOf('$.properties.is_guest', false)
    },
    extra: {
      label: 'Extra Data',
      description: 'More data of the order, by name.',
      type: 'object',
      additionalProperties: true,
      default: { '@path': '$.properties.extra' }
    },
    merchantId: {
      label: 'Merchant ID',
      description: 'The ID of the merchant who sold the order. Gameball needs it and the name.',
      type: 'string',
      default: { '@path': '$.properties.merchantId' }
    },
    merchantName: {
      label: 'Merchant Name',
      description: 'The name of that merchant.',
      type: 'string',
      default: { '@path': '$.properties.merchantName' }
    },
    branchId: {
      label: 'Branch ID',
      description: 'The ID of the branch of the merchant. Gameball needs it and the name.',
      type: 'string',
      default: { '@path': '$.properties.branchId' }
    },
    branchName: {
      label: 'Branch Name',
      description: 'The name of that branch.',
      type: 'string',
      default: { '@path': '$.properties.branchName' }
    }
  },
  perform: (request, { payload, settings }) =>
    request(`${API}/order`, {
      method: 'post',
      headers: { secretKey: settings.secretKey },
      json: { ...payload, merchant: merchantOf(payload) }
    })
}

/** The merchant, and the branch of it, that sold the order. Both need an ID and a name. */
function merchantOf({ merchantId, merchantName, branchId, branchName }: Payload) {
  if (!merchantId || !merchantName) return undefined
  const branch = branchId && branchName ? { uniqueId: branchId, name: branchName } : undefined
  return { uniqueId: merchantId, name: merchantName, branch }
}

export default action
