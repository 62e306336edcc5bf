import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Ripe } from '../api'
import { eventFields, properties, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Ripe, Payload> = {
  title: 'Track',
  description: 'Record what a user does.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    ...userFields,
    event: {
      label: 'Event',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties,
    ...eventFields
  },
  // Ripe needs the name of the event.
  perform: (ripe, { payload }) => payload.event && ripe.track(payload)
}

export default action
