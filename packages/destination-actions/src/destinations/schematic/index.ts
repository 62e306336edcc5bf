import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { API } from './api'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Schematic',
  slug: 'actions-schematic',
  mode: 'cloud',
  description: 'Keeps users and companies in Schematic and meters what they use.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Schematic environment, from **Settings > API Keys**.',
        type: 'password',
        required: true
      }
    },
    // https://docs.schematichq.com/api-reference/authentication
    testAuthentication: (request, { settings }) =>
      request(`${API}/environments`, { headers: { 'x-schematic-api-key': settings.apiKey } })
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
  presets: [preset('Track Event', { trackEvent }), preset('Identify User', { identifyUser })],
  actions: { trackEvent, identifyUser }
}

export default destination
