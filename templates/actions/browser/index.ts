import type { BrowserActionDefinition } from '@segment/browser-destination-runtime/types'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** An example: the call of the SDK that the action makes. */
interface Sdk {
  track: (event: string) => void
}

const action: BrowserActionDefinition<Settings, unknown, Payload> = {
  title: '{{title}}',
  description: 'Send an event to {{name}}.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    event: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    }
  },
  perform: (client, { payload }) => (client as Sdk).track(payload.event)
}

export default action
