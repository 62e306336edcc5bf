import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { setPageParameters, type AdobeTarget } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, AdobeTarget, Payload> = {
  title: 'Trigger View',
  description: 'Tell that a user sees a page, or another view of a single-page app.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: {
    viewName: {
      label: 'View Name',
      description: 'The name of the view, as activities in Adobe Target use it.',
      type: 'string',
      required: true,
      default: { '@path': '$.name' }
    },
    pageParameters: {
      label: 'Page Parameters',
      description: 'The properties of the page.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    sendNotification: {
      label: 'Send Notification',
      description: 'Count an impression of the view. Switch this off for views that are only prepared.',
      type: 'boolean',
      default: true
    },
    userId
  },
  // https://experienceleague.adobe.com/en/docs/target-dev/developer/client-side/at-js-implementation/functions-overview/adobe-target-triggerview-atjs-2
  perform: (adobe, { payload }) => {
    setPageParameters({ mbox3rdPartyId: payload.userId, page: { ...payload.pageParameters } })
    return adobe.target.triggerView(payload.viewName, { page: payload.sendNotification })
  }
}

export default action
