import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { batchedCall } from '../api'
import { batchingFields, eventAction, eventType, timestamp, userIdentifiers } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Ecommerce Event',
  description: 'Records what a customer did with products and orders.',
  fields: {
    user_identifiers: userIdentifiers,
    event_type: eventType,
    event_action: { ...eventAction, required: true },
    products: {
      label: 'Products',
      description: 'The products that the event is about.',
      type: 'object',
      multiple: true,
      properties: {
        product_id: { label: 'Product ID', description: 'The ID of the product in Optimizely.', type: 'string' },
        qty: { label: 'Quantity', description: 'How many pieces it is.', type: 'number' }
      },
      default: eachOf('$.properties.products', { product_id: '$.product_id', qty: '$.quantity' })
    },
    order_id: {
      label: 'Order ID',
      description: 'The ID of the order, if the event is about one.',
      type: 'string',
      default: { '@path': '$.properties.order_id' }
    },
    total: {
      label: 'Total',
      description: 'What the customer pays for the order in all.',
      type: 'string',
      default: { '@path': '$.properties.total' }
    },
    timestamp,
    ...batchingFields
  },
  ...batchedCall('batch_custom_event', (payload: Payload) => ({
    user_identifiers: payload.user_identifiers,
    action: payload.event_action,
    type: payload.event_type ?? 'custom',
    timestamp: payload.timestamp,
    order_id: payload.order_id,
    total: payload.total,
    products: payload.products
  }))
}

export default action
