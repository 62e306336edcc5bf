import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { currency, eventFields, singleItem, streamFields, value } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Cart',
  description: 'Records that someone put a product into the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: {
    ...streamFields,
    currency,
    items: singleItem,
    value,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'add_to_cart', payload)
}

export default action
