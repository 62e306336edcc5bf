import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'
import identify from './identify'
import group from './group'

/** An example: put the address of your API here. */
const API_URL = 'https://api.example.com'

const destination: DestinationDefinition<Settings> = {
  name: 'Canny (Actions)',
  slug: 'actions-canny',
  mode: 'cloud',

  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Canny (Actions) account.',
        type: 'password',
        required: true
      }
    },
    // Any request will do that changes nothing and that the API refuses when the credentials are wrong.
    testAuthentication: (request) => request(`${API_URL}/me`)
  },

  extendRequest: ({ settings }) => ({
    headers: { authorization: `Bearer ${settings.apiKey}` }
  }),

  // Deletes what the API keeps of a person. Remove it if the API has no way to.
  onDelete: (request, { payload }) =>
    request(`${API_URL}/users/${encodeURIComponent(payload.userId)}`, { method: 'delete' }),

  actions: { identify, group }
}

export default destination
