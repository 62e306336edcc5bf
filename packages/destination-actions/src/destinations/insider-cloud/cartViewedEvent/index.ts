import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { attributes, cartParameters, eventUserFields, products, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Cart Viewed Event',
  description: 'Records that a user saw the cart.',
  defaultSubscription: 'type = "track" and event = "Cart Viewed"',
  fields: {
    ...eventUserFields,
    timestamp,
    parameters: {
      ...cartParameters,
      default: {
        currency: { '@path': '$.properties.currency' },
        event_group_id: { '@path': '$.properties.cart_id' }
      }
    },
    products,
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents('cart_page_view', payload))
}

export default action
