import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials, deleteUser } from './api'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'AppFit',
  slug: 'actions-app-fit',
  mode: 'cloud',
  description: 'Sends what people do in your app to AppFit.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your AppFit project.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Basic ${settings.apiKey}` } }),
  onDelete: deleteUser,
  actions: { track }
}

export default destination
