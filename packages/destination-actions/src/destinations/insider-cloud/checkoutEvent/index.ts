import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { cartEventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Checkout Event',
  description: 'Records that a user began to check out, or went on with it.',
  defaultSubscription: 'type = "track" and (event = "Checkout Started" or event = "Checkout Step Viewed")',
  fields: cartEventFields(firstOf('$.properties.checkout_id', '$.properties.order_id')),
  ...batchedUsers((payload: Payload) => userWithEvents('checkout_page_view', payload))
}

export default action
