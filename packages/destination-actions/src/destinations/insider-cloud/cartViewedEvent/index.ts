import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { cartEventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Cart Viewed Event',
  description: 'Records that a user saw the cart.',
  defaultSubscription: 'type = "track" and event = "Cart Viewed"',
  fields: cartEventFields({ '@path': '$.properties.cart_id' }),
  ...batchedUsers((payload: Payload) => userWithEvents('cart_page_view', payload))
}

export default action
