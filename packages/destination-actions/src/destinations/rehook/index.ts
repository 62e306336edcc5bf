import type { DestinationDefinition } from '@segment/actions-core'
import { API } from './api'
import trackEvent from './trackEvent'
import identifyUser from './identifyUser'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Rehook',
  slug: 'actions-rehook',
  mode: 'cloud',
  description: 'Keeps customers in Rehook and starts its referral and reward campaigns.',
  authentication: {
    scheme: 'basic',
    fields: {
      api_key: {
        label: 'API Key',
        description: 'The API key of your Rehook project.',
        type: 'password',
        required: true
      },
      api_secret: {
        label: 'API Secret',
        description: 'The API secret that belongs to the key.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request) => request(`${API}/events/segment/check-auth`)
  },
  extendRequest: ({ settings }) => ({ username: settings.api_key, password: settings.api_secret }),
  actions: { trackEvent, identifyUser }
}

export default destination
