import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import {
  authenticatedUserToken,
  eventName,
  eventType,
  extraProperties,
  index,
  objectID,
  queryID,
  timestamp,
  userToken
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Product Clicked', eventType: 'click' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Clicked Events',
  description: 'Tells Algolia that the user clicked on a product.',
  defaultSubscription: 'type = "track" and event = "Product Clicked"',
  fields: {
    objectID,
    index,
    queryID,
    position: {
      label: 'Position',
      description: 'The position of the product in the results, beginning with 1. Algolia needs it with a query ID.',
      type: 'integer',
      default: { '@path': '$.properties.position' }
    },
    userToken,
    authenticatedUserToken,
    timestamp,
    extraProperties,
    eventName: eventName(DEFAULTS.eventName),
    eventType: eventType(DEFAULTS.eventType)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, {
      objectIDs: [payload.objectID],
      positions: payload.position === undefined ? undefined : [payload.position]
    })
}

export default action
