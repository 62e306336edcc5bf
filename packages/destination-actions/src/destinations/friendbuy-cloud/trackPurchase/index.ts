import type { ActionDefinition } from '@segment/actions-core'
import { additionalProperties, send } from '../api'
import {
  anonymousId,
  customerFields,
  customerId,
  email,
  friendbuyAttributes,
  pageFields,
  referralFields
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Purchase',
  description: 'Records a purchase.',
  fields: {
    orderId: {
      label: 'Order ID',
      description: 'Your own ID of the order.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.order_id' }
    },
    amount: {
      label: 'Amount',
      description: 'The total of the order.',
      type: 'number',
      required: true,
      default: { '@path': '$.properties.total' }
    },
    currency: {
      label: 'Currency',
      description: 'The currency of the amount, as its three letters in ISO 4217.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.currency' }
    },
    ...referralFields,
    giftCardCodes: {
      label: 'Gift Card Codes',
      description: 'The codes of the gift cards that the customer used.',
      type: 'string',
      multiple: true,
      default: { '@path': '$.properties.giftCardCodes' }
    },
    products: {
      label: 'Products',
      description: 'The products of the order.',
      type: 'object',
      multiple: true,
      properties: {
        sku: { label: 'SKU', description: 'The SKU of the product.', type: 'string' },
        name: { label: 'Name', description: 'The name of the product.', type: 'string' },
        quantity: { label: 'Quantity', description: 'How many were bought. Without it, one.', type: 'integer' },
        price: { label: 'Price', description: 'The price of one of them.', type: 'number', required: true },
        description: { label: 'Description', description: 'What the product is.', type: 'string' },
        category: { label: 'Category', description: 'The category of the product.', type: 'string' },
        url: { label: 'URL', description: 'The page of the product.', type: 'string' },
        image_url: { label: 'Image URL', description: 'A picture of the product.', type: 'string' }
      },
      default: { '@path': '$.properties.products' }
    },
    customerId: { ...customerId, required: false },
    anonymousId,
    email: { ...email, required: false },
    ...customerFields,
    friendbuyAttributes,
    ...pageFields
  },
  // https://developers.friendbuy.com/#purchase-event
  perform: (request, { settings, payload }) =>
    send(request, settings, 'event/purchase', {
      orderId: payload.orderId,
      amount: payload.amount,
      currency: payload.currency,
      couponCode: payload.coupon,
      attributionId: payload.attributionId,
      referralCode: payload.referralCode,
      giftCardCodes: payload.giftCardCodes,
      // A product without these would make Friendbuy refuse the whole purchase.
      products: payload.products?.map(({ image_url: imageUrl, ...product }) => ({
        sku: 'unknown',
        name: 'unknown',
        quantity: 1,
        ...product,
        imageUrl
      })),
      customerId: payload.customerId,
      email: payload.email,
      isNewCustomer: payload.isNewCustomer,
      firstName: payload.firstName,
      lastName: payload.lastName,
      userAgent: payload.userAgent,
      ipAddress: payload.ipAddress,
      additionalProperties: additionalProperties({
        ...payload.friendbuyAttributes,
        anonymousId: payload.anonymousId,
        loyaltyStatus: payload.loyaltyStatus,
        name: payload.name
      })
    })
}

export default action
