import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, streamFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Search',
  description: 'Records that someone searched your site or app.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  fields: {
    ...streamFields,
    search_term: {
      label: 'Search Term',
      description: 'What the user searched for.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.query' }
    },
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'search', payload)
}

export default action
