import type { ActionDefinition } from '@segment/actions-core'
import { sendVisitorEvent } from '../api'
import { ip, page, timestamp, userAgent, vwoUuid } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page Visit',
  description: 'Records a page view.',
  defaultSubscription: 'type = "page"',
  fields: {
    url: {
      label: 'URL',
      description: 'The address of the page.',
      type: 'string',
      default: { '@path': '$.context.page.url' }
    },
    vwoUuid,
    page,
    ip,
    userAgent,
    timestamp
  },
  perform: (request, { payload, settings }) =>
    sendVisitorEvent(request, settings, payload, {
      name: 'segment.pageView',
      properties: { url: payload.url },
      isCustomEvent: false
    })
}

export default action
