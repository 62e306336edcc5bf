import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, objectID, searchFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Add to cart', eventType: 'conversion' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product Added Events',
  description: 'Tells Algolia that the user put a product into the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: {
    product: objectID,
    ...searchFields,
    ...userFields,
    userToken: { ...userFields.userToken, default: firstOf('$.userId', '$.anonymousId') },
    ...eventFields(DEFAULTS)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, { eventSubtype: 'addToCart', objectIDs: [payload.product] })
}

export default action
