import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Logrocket } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Logrocket, Payload> = {
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
      description: 'Further data about the event: texts, numbers, booleans, and lists of them.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://docs.logrocket.com/reference/track
  perform: (client, { payload: { name, properties = {} } }) =>
    client.track(name, properties as Parameters<Logrocket['track']>[1])
}

export default action
