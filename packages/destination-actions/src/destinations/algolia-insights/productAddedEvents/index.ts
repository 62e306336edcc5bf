import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { authenticatedUserToken, eventName, eventType, extraProperties, index, queryID, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Add to cart', eventType: 'conversion' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Added Events',
  description: 'Tells Algolia that the user put a product into the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: {
    product: {
      label: 'Object ID',
      description: 'The ID of the product in the index.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.product_id' }
    },
    index,
    queryID,
    userToken: {
      label: 'User Token',
      description: 'Who the user is, as in searches: an ID of the visitor, or of the user.',
      type: 'string',
      required: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    authenticatedUserToken,
    timestamp,
    extraProperties,
    eventName: eventName(DEFAULTS.eventName),
    eventType: eventType(DEFAULTS.eventType)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, { eventSubtype: 'addToCart', objectIDs: [payload.product] })
}

export default action
