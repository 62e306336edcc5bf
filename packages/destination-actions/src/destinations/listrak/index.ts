import type { DestinationDefinition } from '@segment/actions-core'
import { getAccessToken } from './api'
import updateEmailContactProfileFields from './updateEmailContactProfileFields'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Listrak (Actions)',
  slug: 'actions-listrak',
  mode: 'cloud',
  description:
    'Keeps the profile fields of email contacts in Listrak up to date, also by the audiences that they are in.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      client_id: {
        label: 'Client ID',
        description: 'The Client ID of an integration of type "Email" that you created in Listrak.',
        type: 'string',
        required: true
      },
      client_secret: {
        label: 'Client Secret',
        description: 'The Client Secret that Listrak showed when you created the integration.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => getAccessToken(request, settings),
    refreshAccessToken: (request, { settings }) => getAccessToken(request, settings)
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  actions: { updateEmailContactProfileFields }
}

export default destination
