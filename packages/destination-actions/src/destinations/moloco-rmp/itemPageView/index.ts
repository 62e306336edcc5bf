import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, pageFields, requiredItem } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Item Page View',
  description: 'Records that a user saw the page of an item.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: { ...eventFields, items: requiredItem, ...pageFields },
  perform: (request, { payload, settings }) =>
    sendUserEvent(request, settings, toUserEvent('ITEM_PAGE_VIEW', payload, settings))
}

export default action
