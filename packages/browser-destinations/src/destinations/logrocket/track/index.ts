import type LogRocket from 'logrocket'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, typeof LogRocket, Payload> = {
  title: 'Track',
  description: 'Mark an event in the recording.',
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
    properties: {
      label: 'Properties',
      description: 'What else is known of the event: texts, numbers, booleans, and lists of them.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://docs.logrocket.com/reference/track
  perform: (client, { payload }) => client.track(payload.name, payload.properties as Parameters<typeof client.track>[1])
}

export default action
