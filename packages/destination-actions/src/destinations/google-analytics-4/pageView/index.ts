import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, streamFieldsWithClientId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page View',
  description: 'Records that someone saw a page.',
  defaultSubscription: 'type = "page"',
  fields: {
    ...streamFieldsWithClientId,
    page_location: {
      label: 'Page Location',
      description: 'The address of the page.',
      type: 'string',
      default: { '@path': '$.context.page.url' }
    },
    page_referrer: {
      label: 'Page Referrer',
      description: 'The address of the page before.',
      type: 'string',
      default: { '@path': '$.context.page.referrer' }
    },
    page_title: {
      label: 'Page Title',
      description: 'The title of the page.',
      type: 'string',
      default: { '@path': '$.context.page.title' }
    },
    ...eventFields
  },
  perform: (request, { payload: { clientId, ...payload }, settings }) =>
    sendEvent(request, settings, 'page_view', { ...payload, client_id: clientId })
}

export default action
