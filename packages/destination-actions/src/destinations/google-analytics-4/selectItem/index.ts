import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, listFields, singleItem, streamFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Select Item',
  description: 'Records that someone selected a product in a list.',
  defaultSubscription: 'type = "track" and event = "Product Clicked"',
  fields: {
    ...streamFields,
    ...listFields,
    items: singleItem,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'select_item', payload)
}

export default action
