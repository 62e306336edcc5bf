import type { AudienceDestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** An example: put the address of your API here. */
const API_URL = 'https://api.example.com'

const destination: AudienceDestinationDefinition<Settings> = {
  name: '{{name}}',
  slug: '{{slug}}',
  mode: 'cloud',

  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your {{name}} account.',
        type: 'password',
        required: true
      }
    },
    // Any request will do that changes nothing and that the API refuses when the credentials are wrong.
    testAuthentication: (request) => request(`${API_URL}/me`)
  },

  // What a person fills in for each audience.
  audienceFields: {},

  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { audienceName }) => {
      const { data } = await request<{ id: string }>(`${API_URL}/audiences`, {
        method: 'post',
        json: { name: audienceName }
      })
      return { externalId: data.id }
    },
    getAudience: async (request, { externalId }) => {
      const { data } = await request<{ id: string }>(`${API_URL}/audiences/${encodeURIComponent(externalId)}`)
      return { externalId: data.id }
    }
  },

  extendRequest: ({ settings }) => ({
    headers: { authorization: `Bearer ${settings.apiKey}` }
  }),

  // Deletes what the API keeps of a person. Remove it if the API has no way to.
  onDelete: (request, { payload }) =>
    request(`${API_URL}/users/${encodeURIComponent(payload.userId)}`, { method: 'delete' }),

  actions: {}
}

export default destination
