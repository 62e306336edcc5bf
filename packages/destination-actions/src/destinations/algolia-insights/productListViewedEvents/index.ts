import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { sendEvent } from '../api'
import {
  authenticatedUserToken,
  eventName,
  eventType,
  extraProperties,
  index,
  queryID,
  timestamp,
  userToken
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Product List Viewed', eventType: 'view' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product List Viewed Events',
  description: 'Tells Algolia which products the user viewed in a list.',
  defaultSubscription: 'type = "track" and event = "Product List Viewed"',
  fields: {
    products: {
      label: 'Products',
      description: 'The products.',
      type: 'object',
      multiple: true,
      required: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        product_id: {
          label: 'Product ID',
          description: 'The ID of the product in the index.',
          type: 'string',
          required: true
        }
      },
      default: eachOf('$.properties.products', { product_id: '$.product_id' })
    },
    index,
    queryID,
    userToken,
    authenticatedUserToken,
    timestamp,
    extraProperties,
    eventName: eventName(DEFAULTS.eventName),
    eventType: eventType(DEFAULTS.eventType)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, { objectIDs: payload.products.map(({ product_id }) => product_id) })
}

export default action
