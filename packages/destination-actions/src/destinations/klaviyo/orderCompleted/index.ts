import type { ActionDefinition } from '@segment/actions-core'
import { createEvent } from '../api'
import { toEvent } from '../event'
import { eventFields, eventProfile } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Order Completed',
  description: 'Records an order, and each of its products as an event of its own.',
  defaultSubscription: 'type = "track"',
  fields: {
    profile: eventProfile,
    ...eventFields,
    products: {
      label: 'Products',
      description: 'The products of the order. Each is recorded as an event of its own.',
      type: 'object',
      multiple: true
    },
    event_name: {
      label: 'Event Name',
      description: 'The name of the event of the order.',
      type: 'string',
      default: 'Order Completed'
    },
    product_event_name: {
      label: 'Product Event Name',
      description: 'The name of the events of the products.',
      type: 'string',
      default: 'Ordered Product'
    }
  },
  perform: async (request, { payload }) => {
    const { event_name = 'Order Completed', product_event_name = 'Ordered Product', products = [] } = payload
    const { profile, event } = await toEvent(event_name, payload)
    const answer = await createEvent(request, { ...event, profile })
    // Klaviyo answers 202 when it takes an event, and products make sense only with their order.
    if (answer.status !== 202) return answer
    const { products: _, ...order } = payload.properties
    for (const [index, product] of products.entries()) {
      const { event: ordered } = await toEvent(product_event_name, {
        ...payload,
        properties: { ...order, ...product },
        value: typeof product.price === 'number' ? product.price : undefined,
        unique_id: payload.unique_id && `${payload.unique_id}_${index + 1}`
      })
      await createEvent(request, { ...ordered, profile })
    }
    return answer
  }
}

export default action
