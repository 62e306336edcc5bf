import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Playerzero } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Playerzero, Payload> = {
  title: 'Track Event',
  description: 'Record what a user does.',
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
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  perform: (playerzero, { payload }) => playerzero.track(payload.name, payload.properties)
}

export default action
