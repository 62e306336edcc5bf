import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, objectID, searchFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Product Clicked', eventType: 'click' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Clicked Events',
  description: 'Tells Algolia that the user clicked on a product.',
  defaultSubscription: 'type = "track" and event = "Product Clicked"',
  fields: {
    objectID,
    ...searchFields,
    position: {
      label: 'Position',
      description: 'The position of the product in the results, beginning with 1. Algolia needs it with a query ID.',
      type: 'integer',
      default: { '@path': '$.properties.position' }
    },
    ...userFields,
    ...eventFields(DEFAULTS)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, {
      objectIDs: [payload.objectID],
      positions: payload.position === undefined ? undefined : [payload.position]
    })
}

export default action
