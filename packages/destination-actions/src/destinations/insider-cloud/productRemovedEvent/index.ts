import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { attributes, eventUserFields, productParameters, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Removed Event',
  description: 'Records that a user took a product out of the cart.',
  defaultSubscription: 'type = "track" and event = "Product Removed"',
  fields: {
    ...eventUserFields,
    timestamp,
    parameters: productParameters,
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents('item_removed_from_cart', payload))
}

export default action
