import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, products, searchFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Product List Viewed', eventType: 'view' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product List Viewed Events',
  description: 'Tells Algolia which products the user viewed in a list.',
  defaultSubscription: 'type = "track" and event = "Product List Viewed"',
  fields: {
    products,
    ...searchFields,
    ...userFields,
    ...eventFields(DEFAULTS)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, { objectIDs: payload.products.map(({ product_id }) => product_id) })
}

export default action
