import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { API } from './api'
import identifyUser from './identifyUser'
import identifyUserV2 from './identifyUserV2'
import trackEvent from './trackEvent'
import trackEventV2 from './trackEventV2'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Fullstory Cloud Mode (Actions)',
  slug: 'actions-fullstory-cloud',
  mode: 'cloud',
  description: 'Adds people and server-side events to the sessions that Fullstory records.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description:
          'An API key of your Fullstory account with the permission Standard or higher, from **Settings > Integrations > API Keys**.',
        type: 'password',
        required: true
      }
    },
    // https://developer.fullstory.com/server/v1/authentication/me/
    testAuthentication: (request) => request(`${API}/me`)
  },

  // https://developer.fullstory.com/server/authentication/
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Basic ${settings.apiKey}`, 'integration-source': 'segment' }
  }),

  // https://developer.fullstory.com/server/v2/users/delete-user/
  onDelete: (request, { payload }) =>
    request(`${API}/v2/users`, { method: 'delete', searchParams: { uid: userIdToDelete(payload, 'Fullstory') } }),

  presets: [preset('Track Event', { trackEventV2 }), preset('Identify User', { identifyUserV2 })],
  actions: { trackEvent, identifyUser, trackEventV2, identifyUserV2 }
}

export default destination
