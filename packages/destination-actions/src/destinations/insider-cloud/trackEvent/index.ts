import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import {
  attributes,
  eventUserFields,
  parameterProperties,
  parameters,
  productParameters,
  products,
  timestamp
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...eventUserFields,
    event_name: {
      label: 'Event Name',
      description: 'The name of the event. It is sent in lower case, with underscores instead of blanks.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    timestamp,
    parameters: {
      ...parameters,
      properties: parameterProperties,
      default: {
        ...productParameters.default,
        variant_id: { '@path': '$.properties.variant' },
        event_group_id: firstOf('$.properties.order_id', '$.properties.cart_id'),
        user_agent: { '@path': '$.context.userAgent' }
      }
    },
    products,
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents(payload.event_name, payload))
}

export default action
