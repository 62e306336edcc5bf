import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { attributes, eventUserFields, productParameters, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Viewed Event',
  description: 'Records that a user saw a product.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: {
    ...eventUserFields,
    timestamp,
    parameters: productParameters,
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents('product_detail_page_view', payload))
}

export default action
