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

const DEFAULTS = { eventName: 'Product Viewed', eventType: 'view' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Viewed Events',
  description: 'Tells Algolia that the user viewed a product.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: {
    objectID,
    index,
    queryID,
    userToken,
    authenticatedUserToken,
    timestamp,
    extraProperties,
    eventName: eventName(DEFAULTS.eventName),
    eventType: eventType(DEFAULTS.eventType)
  },
  perform: (request, { payload }) => sendEvent(request, payload, DEFAULTS, { objectIDs: [payload.objectID] })
}

export default action
