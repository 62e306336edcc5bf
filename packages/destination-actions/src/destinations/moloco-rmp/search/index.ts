import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, items, pageFields, referrerPageId } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Search',
  description: 'Records what a user searched for, and the items that were found.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  fields: {
    ...eventFields,
    items,
    search_query: {
      label: 'Search Query',
      description: 'What the user searched for.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.query' }
    },
    ...pageFields,
    referrer_page_id: referrerPageId
  },
  perform: (request, { payload, settings }) =>
    sendUserEvent(request, settings, toUserEvent('SEARCH', payload, settings))
}

export default action
