import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, pageFields, requiredItem, revenue } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Wishlist',
  description: 'Records that a user put an item on a wishlist.',
  defaultSubscription: 'type = "track" and event = "Product Added to Wishlist"',
  fields: { ...eventFields, items: requiredItem, revenue, ...pageFields },
  perform: (request, { payload, settings }) =>
    sendUserEvent(request, settings, toUserEvent('ADD_TO_WISHLIST', payload, settings))
}

export default action
