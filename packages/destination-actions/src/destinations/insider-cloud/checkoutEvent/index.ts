import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { attributes, cartParameters, eventUserFields, products, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Checkout Event',
  description: 'Records that a user began to check out, or went on with it.',
  defaultSubscription: 'type = "track" and (event = "Checkout Started" or event = "Checkout Step Viewed")',
  fields: {
    ...eventUserFields,
    timestamp,
    parameters: {
      ...cartParameters,
      default: {
        currency: { '@path': '$.properties.currency' },
        event_group_id: firstOf('$.properties.checkout_id', '$.properties.order_id')
      }
    },
    products,
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents('checkout_page_view', payload))
}

export default action
