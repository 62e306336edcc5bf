import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendCall } from '../api'
import { callFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { group_id, properties } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Page',
  description: 'Sends a page call: a user has opened a page of a website.',
  defaultSubscription: 'type = "page"',
  fields: {
    ...callFields,
    page_name: {
      label: 'Page Name',
      description: 'The name of the page, for example `Pricing`.',
      type: 'string'
    },
    page_category: {
      label: 'Page Category',
      description: 'The kind of pages that it belongs to, for example `Docs`.',
      type: 'string'
    },
    group_id,
    properties
  },

  // https://segment.com/docs/connections/spec/page/
  perform: (request, { payload, settings }) =>
    sendCall(request, settings, payload, {
      type: 'page',
      name: payload.page_name,
      context: { groupId: payload.group_id },
      properties: { name: payload.page_name, category: payload.page_category, ...payload.page, ...payload.properties }
    })
}

export default action
