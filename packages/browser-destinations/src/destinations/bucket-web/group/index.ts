import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Bucket } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Bucket, Payload> = {
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
    userId: {
      label: 'User ID',
      description: 'The ID of the user who belongs to the company.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the company.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // Bucket needs the user.
  perform: (bucket, { payload: { groupId, traits, userId } }) => userId && bucket.company(groupId, traits, userId)
}

export default action
