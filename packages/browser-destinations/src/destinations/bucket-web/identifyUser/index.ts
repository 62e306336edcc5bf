import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Bucket } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Bucket, Payload> = {
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
      default: { '@path': '$.userId' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the user.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://www.npmjs.com/package/@bucketco/tracking-sdk
  perform: (bucket, { payload }) => bucket.user(payload.userId, payload.traits)
}

export default action
