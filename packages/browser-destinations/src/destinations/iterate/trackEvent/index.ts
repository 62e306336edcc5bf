import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Iterate } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Iterate, Payload> = {
  title: 'Track Event',
  description: 'Record what a visitor does. A survey can be shown after an event.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    name: {
      label: 'Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    }
  },
  perform: (iterate, { payload }) => iterate('event', payload.name)
}

export default action
