import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, items, listFields, streamFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'View Item List',
  description: 'Records that someone saw a list of products.',
  defaultSubscription: 'type = "track" and event = "Product List Viewed"',
  fields: {
    ...streamFields,
    item_list_id: { ...listFields.item_list_id, default: { '@path': '$.properties.list_id' } },
    item_list_name: { ...listFields.item_list_name, default: { '@path': '$.properties.category' } },
    items: { ...items, required: true },
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'view_item_list', payload)
}

export default action
