import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { API_VERSION, checkCredentials } from './api'
import syncAudience from './syncAudience'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'LaunchDarkly Audiences',
  slug: 'actions-launchdarkly-audiences',
  mode: 'cloud',
  description: 'Keeps Engage audiences in LaunchDarkly as synced segments, which feature flags can target.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'An access token of LaunchDarkly that may write segments.',
        type: 'password',
        required: true
      },
      clientId: {
        label: 'Client-side ID',
        description: 'The client-side ID of the environment whose segments are kept up to date.',
        type: 'string',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => checkCredentials(request, settings)
  },
  extendRequest: ({ settings }) => ({
    headers: {
      'content-type': 'application/json',
      authorization: settings.apiKey,
      'ld-api-version': API_VERSION,
      'user-agent': 'SegmentSyncAudiences/1.1.0'
    }
  }),
  presets: [preset('Sync Engage Audience to LaunchDarkly', { syncAudience })],
  actions: { syncAudience }
}

export default destination
