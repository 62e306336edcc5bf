import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { sendEvent } from '../api'
import { eventFields, products, searchFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Conversion Event', eventType: 'conversion' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Conversion Events',
  description: 'Tells Algolia that the user bought products, or put them into the cart.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: {
    eventSubtype: {
      label: 'Event Subtype',
      description: 'Whether the user bought the products or put them into the cart.',
      type: 'string',
      choices: ['purchase', 'addToCart'],
      default: 'purchase'
    },
    products: {
      ...products,
      properties: {
        ...products.properties,
        price: { label: 'Price', description: 'The price of one of the product.', type: 'number' },
        quantity: { label: 'Quantity', description: 'How many of the product.', type: 'number' },
        discount: { label: 'Discount', description: 'The discount on one of the product.', type: 'number' },
        queryID: {
          label: 'Query ID',
          description: 'The ID that Algolia gave to the search, by which it credits the event to the search.',
          type: 'string'
        }
      },
      default: eachOf('$.properties.products', {
        product_id: '$.product_id',
        price: '$.price',
        quantity: '$.quantity',
        discount: '$.discount',
        queryID: '$.queryID'
      })
    },
    ...searchFields,
    ...userFields,
    value: {
      label: 'Value',
      description: 'The total of the purchase.',
      type: 'number',
      default: { '@path': '$.properties.value' }
    },
    currency: {
      label: 'Currency',
      description: 'The currency of prices and total, as its three letters in ISO 4217.',
      type: 'string',
      default: { '@path': '$.properties.currency' }
    },
    ...eventFields(DEFAULTS)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, {
      eventSubtype: payload.eventSubtype ?? 'purchase',
      objectIDs: payload.products.map(({ product_id }) => product_id),
      objectData: objectDataOf(payload.products),
      value: payload.value,
      currency: payload.currency
    })
}

/** Data about each product, in the order of the object IDs; nothing where it is nothing of all. */
function objectDataOf(products: Payload['products']) {
  const data = products.map(({ queryID, price, discount, quantity }) => ({ queryID, price, discount, quantity }))
  return data.some((one) => Object.values(one).some((value) => value !== undefined)) ? data : undefined
}

export default action
