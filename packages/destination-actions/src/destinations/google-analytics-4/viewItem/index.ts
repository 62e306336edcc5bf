import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { singleItemFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'View Item',
  description: 'Records that someone saw a product.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: singleItemFields,
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'view_item', payload)
}

export default action
