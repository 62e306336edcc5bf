import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** An example: put the address of your API here. */
const API_URL = 'https://api.example.com'

const destination: DestinationDefinition<Settings> = {
  name: '{{name}}',
  slug: '{{slug}}',
  mode: 'cloud',

  authentication: {
    scheme: 'basic',
    fields: {
      username: {
        label: 'Username',
        description: 'The username of your {{name}} account.',
        type: 'string',
        required: true
      },
      password: {
        label: 'Password',
        description: 'The password of your {{name}} account.',
        type: 'password',
        required: true
      }
    },
    // Any request will do that changes nothing and that the API refuses when the credentials are wrong.
    testAuthentication: (request) => request(`${API_URL}/me`)
  },

  extendRequest: ({ settings }) => ({
    username: settings.username,
    password: settings.password
  }),

  // Deletes what the API keeps of a person. Remove it if the API has no way to.
  onDelete: (request, { payload }) =>
    request(`${API_URL}/users/${encodeURIComponent(payload.userId)}`, { method: 'delete' }),

  actions: {}
}

export default destination
