import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Bucket } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Bucket, Payload> = {
  title: 'Track Event',
  description: 'Record that a user uses a feature.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    name: {
      label: 'Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    userId: {
      label: 'User ID',
      description: 'The ID of the user.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    properties: {
      label: 'Properties',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // Bucket needs the user.
  perform: (bucket, { payload: { name, properties, userId } }) => userId && bucket.track(name, properties, userId)
}

export default action
