import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import trackExposure from './trackExposure'
import trackGoal from './trackGoal'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'ABsmartly (Actions)',
  slug: 'actions-absmartly',
  mode: 'cloud',
  description: 'Sends goals and exposures to ABsmartly, where your experiments are measured.',
  authentication: {
    scheme: 'custom',
    fields: {
      collectorEndpoint: {
        label: 'Collector Endpoint',
        description: 'The address of your ABsmartly collector, for example `https://your-company.absmartly.io/v1`.',
        type: 'string',
        format: 'uri',
        required: true
      },
      apiKey: {
        label: 'API Key',
        description: 'An API key from the ABsmartly web console that may write to the collector.',
        type: 'password',
        required: true
      },
      environment: {
        label: 'Environment',
        description: 'The name of the environment in the ABsmartly web console, for example `production`.',
        type: 'string',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({
    headers: {
      'content-type': 'application/json',
      'x-api-key': settings.apiKey,
      'x-environment': settings.environment
    }
  }),
  presets: [
    preset('Track Calls', { trackGoal }),
    preset('Page Calls', { trackGoal }, 'type = "page"', { name: { '@template': 'Page: {{ name }}' } }),
    preset('Screen Calls', { trackGoal }, 'type = "screen"', { name: { '@template': 'Screen: {{ name }}' } }),
    preset('Exposures (Verbatim)', { trackExposure })
  ],
  actions: { trackGoal, trackExposure }
}

export default destination
