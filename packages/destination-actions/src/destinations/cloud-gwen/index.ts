import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import identifyUser from './identifyUser'
import sendEvent from './sendEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'GWEN (Actions)',
  slug: 'actions-cloud-gwen',
  mode: 'cloud',
  description: 'Sends users and what they do to GWEN, which turns it into games and rewards.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your GWEN project.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: settings.apiKey } }),
  presets: [preset('Send an event to GWEN', { sendEvent }), preset('Identify a user', { identifyUser })],
  actions: { sendEvent, identifyUser }
}

export default destination
