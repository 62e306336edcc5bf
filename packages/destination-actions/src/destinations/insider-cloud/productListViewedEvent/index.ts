import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { attributes, eventUserFields, parameterProperties, parameters, productParameters, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product List Viewed Event',
  description: 'Records that a user saw a list of products.',
  defaultSubscription: 'type = "track" and event = "Product List Viewed"',
  fields: {
    ...eventUserFields,
    timestamp,
    parameters: {
      ...parameters,
      properties: {
        url: parameterProperties.url,
        taxonomy: parameterProperties.taxonomy,
        referrer: parameterProperties.referrer
      },
      default: {
        url: productParameters.default.url,
        taxonomy: productParameters.default.taxonomy,
        referrer: productParameters.default.referrer
      }
    },
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents('listing_page_view', payload))
}

export default action
