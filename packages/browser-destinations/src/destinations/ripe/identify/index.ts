import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Ripe } from '../api'
import { eventFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Ripe, Payload> = {
  title: 'Identify',
  description: 'Tell who a user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    ...userFields,
    traits: {
      label: 'Traits',
      description: 'What you know about the user.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    ...eventFields
  },
  perform: (ripe, { payload }) => ripe.identify(payload)
}

export default action
