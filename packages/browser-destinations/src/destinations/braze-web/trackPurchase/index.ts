import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Client } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** Names that properties of a purchase must not have, because Braze has them itself. */
const RESERVED = ['time', 'product_id', 'quantity', 'event_name', 'price', 'currency']

const action: BrowserActionDefinition<Settings, Client, Payload> = {
  title: 'Track Purchase',
  description: 'Record a purchase: one for each product of an order.',
  platform: 'web',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: {
    purchaseProperties: {
      label: 'Purchase Properties',
      description: 'Further data about the order. Each of its purchases gets all of it.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    products: {
      label: 'Products',
      description: 'The products of the order. An order without any is not recorded.',
      type: 'object',
      multiple: true,
      properties: {
        product_id: {
          label: 'Product ID',
          description: 'The ID of the product.',
          type: 'string',
          required: true
        },
        price: { label: 'Price', description: 'The price of one of them.', type: 'number', required: true },
        currency: {
          label: 'Currency',
          description: 'The currency of the price, as its three letters in ISO 4217. Without one, `USD`.',
          type: 'string'
        },
        quantity: { label: 'Quantity', description: 'How many were bought. Without a value, one.', type: 'number' }
      },
      default: { '@path': '$.properties.products' }
    }
  },
  // https://braze.com/docs/developer_guide/analytics/logging_purchases
  perform: ({ braze }, { payload: { purchaseProperties, products } }) => {
    const known = Object.entries(purchaseProperties ?? {}).filter(([name]) => !RESERVED.includes(name))
    const properties = Object.fromEntries(known)
    const sdk = braze()
    for (const { product_id, price, currency, quantity } of products ?? []) {
      // An ID is text to Braze, also where a site has numbers.
      sdk?.logPurchase(String(product_id), price, currency ?? 'USD', quantity ?? 1, properties)
    }
  }
}

export default action
