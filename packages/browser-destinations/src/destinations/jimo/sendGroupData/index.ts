import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Jimo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, () => Jimo, Payload> = {
  title: 'Send Group Data',
  description: 'Tell which group a user belongs to.',
  platform: 'web',
  defaultSubscription: 'type = "group"',
  fields: {
    groupId: {
      label: 'Group ID',
      description: 'The ID that you know the group by.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the group.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (jimo, { payload: { groupId, traits } }) =>
    jimo().push(['set', 'user:group', [{ groupId, traits: traits ?? {} }, { fromSegment: true }]])
}

export default action
