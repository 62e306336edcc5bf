import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { customData, originFields, processingFields, requiredFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page View',
  description: 'Reports that a person viewed a page.',
  defaultSubscription: 'type = "page"',
  fields: {
    ...requiredFields,
    ...originFields,
    custom_data: {
      ...customData,
      description: 'Not sent: page views have only the page. Send a custom event if you need more.'
    },
    ...processingFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, { name: 'PageView', payload })
}

export default action
