import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkApiKey } from './api'
import group from './group'
import identify from './identify'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Inleads AI',
  slug: 'inleads-ai',
  mode: 'cloud',
  description: 'Sends users, accounts and what they do to Inleads AI, which finds those who are likely to buy.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Inleads AI workspace.',
        type: 'password',
        format: 'password',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => checkApiKey(request, settings)
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Basic ${settings.apiKey}` } }),
  presets: [preset('Track Event', { track }), preset('Group', { group }), preset('Identify User', { identify })],
  actions: { identify, group, track }
}

export default destination
