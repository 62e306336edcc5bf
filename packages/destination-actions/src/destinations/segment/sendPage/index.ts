import type { ActionDefinition } from '@segment/actions-core'
import { commonPart } from '../../../lib/segment-message'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendMessages } from '../../../lib/segment-tracking-api'
import { callFields } from '../call-fields'
import type { Settings } from '../generated-types'
import { contextOf } from '../message-context'
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
    sendMessages(request, settings.source_write_key, [
      {
        ...commonPart(payload),
        type: 'page',
        name: payload.page_name,
        category: payload.page_category,
        context: { ...contextOf(payload), groupId: payload.group_id },
        properties: payload.properties
      }
    ])
}

export default action
