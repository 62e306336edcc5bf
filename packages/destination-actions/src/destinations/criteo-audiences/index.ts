import { enableBatching } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import addUserToAudience from './addUserToAudience'
import { getAccessToken } from './api'
import removeUserFromAudience from './removeUserFromAudience'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Criteo Audiences',
  slug: 'actions-criteo-audiences',
  mode: 'cloud',
  description: 'Keeps contact lists in Criteo in step with Engage audiences.',
  authentication: {
    scheme: 'custom',
    fields: {
      client_id: {
        label: 'Client ID',
        description: 'The client ID of your app in the [Criteo developer portal](https://developers.criteo.com).',
        type: 'string',
        required: true
      },
      client_secret: {
        label: 'Client Secret',
        description: 'The client secret of your app.',
        type: 'password',
        required: true
      },
      advertiser_id: {
        label: 'Advertiser ID',
        description: 'The ID of the advertiser whose audiences are kept.',
        type: 'string',
        required: true
      },
      enable_batching: enableBatching
    },
    testAuthentication: (request, { settings }) => getAccessToken(request, settings)
  },
  actions: { addUserToAudience, removeUserFromAudience }
}

export default destination
