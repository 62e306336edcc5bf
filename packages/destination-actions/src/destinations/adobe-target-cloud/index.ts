import type { DestinationDefinition } from '@segment/actions-core'
import updateProfile from './updateProfile'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Adobe Target Cloud Mode',
  slug: 'actions-adobe-target-cloud',
  mode: 'cloud',
  description: 'Keeps the attributes of profiles in Adobe Target up to date.',
  authentication: {
    scheme: 'custom',
    fields: {
      client_code: {
        label: 'Client Code',
        description: 'The client code of your Adobe Target account, from **Administration > Implementation**.',
        type: 'password',
        required: true
      },
      bearer_token: {
        label: 'Bearer Token',
        description:
          'The profile authentication token from **Administration > Implementation**. You need it only if your account requires authentication for the profile API.',
        type: 'password'
      }
    }
  },
  extendRequest: ({ settings: { bearer_token } }) =>
    bearer_token ? { headers: { authorization: `Bearer ${bearer_token}` } } : {},
  actions: { updateProfile }
}

export default destination
