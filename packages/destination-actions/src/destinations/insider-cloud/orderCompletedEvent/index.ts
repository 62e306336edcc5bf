import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { cartEventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Order Completed Event',
  description: 'Records that a user ordered.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: cartEventFields({ '@path': '$.properties.order_id' }),
  ...batchedUsers((payload: Payload) => userWithEvents('confirmation_page_view', payload))
}

export default action
