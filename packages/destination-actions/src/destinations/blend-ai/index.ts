import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials, deleteUser } from './api'
import sendData from './sendData'
import trackEvents from './trackEvents'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Blend Ai',
  slug: 'actions-blend-ai',
  mode: 'cloud',
  description: 'Sends users and what they do to Blend AI.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Blend AI account.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
  onDelete: deleteUser,
  presets: [preset('Send Data to Blend', { trackEvents })],
  actions: { sendData, trackEvents }
}

export default destination
