import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, pageFields, requiredItem } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Cart',
  description: 'Records that a user put an item into the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: { ...eventFields, items: requiredItem, ...pageFields },
  perform: (request, { payload, settings }) =>
    sendUserEvent(request, settings, toUserEvent('ADD_TO_CART', payload, settings))
}

export default action
