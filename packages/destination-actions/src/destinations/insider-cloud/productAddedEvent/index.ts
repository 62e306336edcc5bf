import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { attributes, eventUserFields, productParameters, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Added Event',
  description: 'Records that a user put a product into the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: {
    ...eventUserFields,
    timestamp,
    parameters: productParameters,
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents('item_added_to_cart', payload))
}

export default action
