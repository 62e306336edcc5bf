import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Friendbuy } from '../api'
import { anonymousId, customerFields, customerId, email, referralFields } from '../fields'
import type { Settings } from '../generated-types'
import { attributesOf, compact, splitCustomer, toCustomer, toNumber, toText, type Properties } from '../properties'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Friendbuy, Payload> = {
  title: 'Track Purchase',
  description: 'Record a purchase.',
  platform: 'web',
  defaultSubscription: 'event = "Order Completed"',
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
        sku: { label: 'SKU', description: 'The SKU of the product. Without one, `unknown`.', type: 'string' },
        name: { label: 'Name', description: 'The name of the product. Without one, `unknown`.', type: 'string' },
        quantity: { label: 'Quantity', description: 'How many were bought. Without a value, one.', type: 'integer' },
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
    email,
    ...customerFields('$.properties')
  },
  // https://developers.friendbuy.com
  perform: (track, { payload }) => {
    const { orderId, amount, coupon, products, friendbuyAttributes, ...others } = payload
    const { currency, attributionId, referralCode, giftCardCodes, ...known } = others
    const attributes = splitCustomer(attributesOf(friendbuyAttributes))
    const customer = toCustomer({ ...attributes.customer, ...compact(known) })
    const order = {
      id: toText(orderId),
      amount: toNumber(amount),
      currency,
      couponCode: coupon,
      attributionId,
      referralCode,
      giftCardCodes,
      products: products?.map(toProduct)
    }
    // Friendbuy has no customers without an ID.
    return track('purchase', compact({ ...attributes.others, ...order, ...('id' in customer && { customer }) }), true)
  }
}

/** A product in the form of Friendbuy, which needs the first three properties. */
function toProduct({ sku, name, quantity, price, description, category, url, image_url: imageUrl }: Properties) {
  return compact({
    sku: toText(sku) || 'unknown',
    name: name || 'unknown',
    quantity: toNumber(quantity) ?? 1,
    price: toNumber(price),
    description,
    category,
    url,
    imageUrl
  })
}

export default action
