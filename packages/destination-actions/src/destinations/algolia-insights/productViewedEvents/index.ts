import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, objectID, searchFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Product Viewed', eventType: 'view' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Viewed Events',
  description: 'Tells Algolia that the user viewed a product.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: {
    objectID,
    ...searchFields,
    ...userFields,
    ...eventFields(DEFAULTS)
  },
  perform: (request, { payload }) => sendEvent(request, payload, DEFAULTS, { objectIDs: [payload.objectID] })
}

export default action
