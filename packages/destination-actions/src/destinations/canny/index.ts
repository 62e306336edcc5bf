import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { validateApiKey } from './api'
import type { Settings } from './generated-types'
import group from './group'
import identify from './identify'

const destination: DestinationDefinition<Settings> = {
  name: 'Canny (Actions)',
  slug: 'actions-canny',
  mode: 'cloud',
  description: 'Keeps the people and the companies behind your feedback in Canny.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The secret API key of your Canny company. Find it in Canny under **Settings > API & Webhooks**.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: validateApiKey
  },

  extendRequest: ({ settings }) => ({
    username: settings.apiKey,
    password: '',
    headers: { accept: 'application/json' }
  }),

  presets: [
    preset('Create or update a Company', { group }, 'type = "group"'),
    preset('Create or update a User', { identify }, 'type = "identify"')
  ],

  actions: { identify, group }
}

export default destination
