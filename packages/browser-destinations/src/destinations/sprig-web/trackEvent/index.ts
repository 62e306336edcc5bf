import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { idsOf, type Sprig } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Sprig, Payload> = {
  title: 'Track Event',
  description: 'Record what a user does. A study can be shown after an event.',
  platform: 'web',
  defaultSubscription: 'type = "track" and event != "Signed Out"',
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
      description: 'The ID that you know the user by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID that the user has before you know them.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    },
    properties: {
      label: 'Properties',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // Sprig needs the name of the event.
  perform: (sprig, { payload: { name, properties, ...payload } }) =>
    name && sprig('identifyAndTrack', { eventName: name, ...idsOf(payload), ...(properties && { properties }) })
}

export default action
