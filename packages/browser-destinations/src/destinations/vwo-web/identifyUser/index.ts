import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { sendAttributes, type Vwo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Vwo, Payload> = {
  title: 'Identify User',
  description: 'Send attributes of the visitor to VWO.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    attributes: {
      label: 'Attributes',
      description: 'What you know about the visitor. VWO shows each attribute with the prefix `segment.`.',
      type: 'object',
      required: true,
      default: { '@path': '$.traits' }
    }
  },
  // https://developers.vwo.com/reference/javascript-apis
  perform: (_, { payload }) => sendAttributes(payload.attributes)
}

export default action
