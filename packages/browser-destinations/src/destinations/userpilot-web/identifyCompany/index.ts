import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Userpilot } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Userpilot, Payload> = {
  title: 'Identify Company',
  description: 'Tell which company a user belongs to.',
  platform: 'web',
  defaultSubscription: 'type = "group"',
  fields: {
    groupId: {
      label: 'Company ID',
      description: 'The ID that you know the company by.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the company.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (userpilot, { payload: { groupId, traits } }) => userpilot.group(groupId ?? '', traits ?? {})
}

export default action
