import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { pageReferrer, pageUrl } from '../../../lib/event-fields'
import { sendCall } from '../api'
import { anonymousId, context, messageId, properties, timestamp, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page',
  description: 'Records a page view.',
  defaultSubscription: 'type = "page"',
  fields: {
    anonymousId,
    userId: { ...userId, allowNull: true },
    context,
    properties,
    name: {
      label: 'Name',
      description: 'The name of the page.',
      type: 'string',
      default: { '@path': '$.properties.name' }
    },
    url: pageUrl,
    path: {
      label: 'Path',
      description: 'The path of the address.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.context.page.path', '$.properties.path')
    },
    search: {
      label: 'Search',
      description: 'The query of the address.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.context.page.search', '$.properties.search')
    },
    referrer: pageReferrer,
    title: {
      label: 'Title',
      description: 'The title of the page.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.context.page.title', '$.properties.title')
    },
    timestamp,
    messageId
  },
  perform: (request, { payload: { context, url, path, search, referrer, title, ...call }, settings }) =>
    sendCall(request, settings, 'page', {
      ...call,
      context: { ...context, page: { url, path, search, referrer, title } }
    })
}

export default action
