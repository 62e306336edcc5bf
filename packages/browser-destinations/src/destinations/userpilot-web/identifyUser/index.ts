import { firstOf } from '@segment/actions-core'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Userpilot } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Userpilot, Payload> = {
  title: 'Identify User',
  description: 'Tell who a user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      required: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    createdAt: {
      label: 'Created At',
      description: 'When the user signed up. Userpilot keeps it as `created_at`.',
      type: 'datetime',
      default: { '@path': '$.traits.createdAt' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the user.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://docs.userpilot.com/article/23-identify-users-track-custom-events
  perform: (userpilot, { payload: { userId, createdAt, traits = {} } }) => {
    const { createdAt: _, ...properties } = traits
    return userpilot.identify(userId, { ...properties, created_at: createdAt ?? properties.created_at })
  }
}

export default action
