import { defaultValues } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { API } from './api'
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
    // Lists the boards, which every account has: https://developers.canny.io/api-reference
    testAuthentication: (request) => request(`${API}/boards/list`)
  },

  // The key goes into the body: https://developers.canny.io/api-reference
  extendRequest: ({ settings }) => ({ method: 'post', json: { apiKey: settings.apiKey } }),

  presets: [
    {
      name: 'Create or update a Company',
      type: 'automatic',
      partnerAction: 'group',
      subscribe: 'type = "group"',
      mapping: defaultValues(group.fields)
    },
    {
      name: 'Create or update a User',
      type: 'automatic',
      partnerAction: 'identify',
      subscribe: 'type = "identify"',
      mapping: defaultValues(identify.fields)
    }
  ],
  actions: { identify, group }
}

export default destination
