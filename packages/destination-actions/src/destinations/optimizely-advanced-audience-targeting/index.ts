import type { DestinationDefinition } from '@segment/actions-core'
import { checkKey, regions } from './api'
import syncAudience from './syncAudience'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Optimizely Advanced Audience Targeting',
  slug: 'actions-optimizely-advanced-audience-targeting',
  mode: 'cloud',
  description: 'Keeps Engage audiences in Optimizely Advanced Audience Targeting up to date.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The key that the app for Segment shows in your Optimizely account.',
        type: 'password',
        required: true
      },
      region: {
        label: 'Region',
        description: 'Where Optimizely keeps the data of your account.',
        type: 'string',
        choices: regions,
        required: true
      }
    },
    testAuthentication: (request, { settings }) => checkKey(request, settings)
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
  actions: { syncAudience }
}

export default destination
