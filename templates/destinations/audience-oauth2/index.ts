import type { AudienceDestinationDefinition, RefreshAccessTokenResult } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** An example: put the address of your API here. */
const API_URL = 'https://api.example.com'

const destination: AudienceDestinationDefinition<Settings> = {
  name: '{{name}}',
  slug: '{{slug}}',
  mode: 'cloud',

  authentication: {
    scheme: 'oauth2',
    fields: {},
    // Any request will do that changes nothing and that the API refuses when the credentials are wrong.
    testAuthentication: (request) => request(`${API_URL}/me`),
    // Called when the API has answered 401 (https://www.rfc-editor.org/rfc/rfc6749#section-6).
    refreshAccessToken: async (request, { auth }): Promise<RefreshAccessTokenResult> => {
      const { data } = await request<{ access_token: string; refresh_token?: string }>(`${API_URL}/oauth/token`, {
        method: 'post',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: auth.refreshToken,
          client_id: auth.clientId,
          client_secret: auth.clientSecret
        })
      })
      return { accessToken: data.access_token, refreshToken: data.refresh_token }
    }
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

  extendRequest: ({ auth }) => ({
    headers: { authorization: `Bearer ${auth?.accessToken}` }
  }),

  // Deletes what the API keeps of a person. Remove it if the API has no way to.
  onDelete: (request, { payload }) =>
    request(`${API_URL}/users/${encodeURIComponent(payload.userId)}`, { method: 'delete' }),

  actions: {}
}

export default destination
