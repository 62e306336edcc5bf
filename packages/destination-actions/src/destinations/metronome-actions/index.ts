import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import sendEvent from './sendEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Metronome (Actions)',
  slug: 'metronome-actions',
  mode: 'cloud',
  description: 'Sends usage events to Metronome, which bills your customers for them.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiToken: {
        label: 'API Token',
        description: 'An API token of your Metronome account.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiToken}` } }),
  presets: [preset('Send track events to Metronome', { sendEvent }, 'type = "track"')],
  actions: { sendEvent }
}

export default destination
