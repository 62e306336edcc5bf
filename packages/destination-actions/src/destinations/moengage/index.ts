import type { DestinationDefinition } from '@segment/actions-core'
import { apiUrl, regions } from './api'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Moengage (Actions)',
  slug: 'actions-moengage',
  mode: 'cloud',
  description: 'Keeps users in MoEngage and sends it the events that start your campaigns.',
  authentication: {
    scheme: 'custom',
    fields: {
      api_id: {
        label: 'App ID',
        description: 'The app ID of your MoEngage workspace, from **Settings > APIs**.',
        type: 'string',
        required: true
      },
      api_key: {
        label: 'API Key',
        description: 'The API key of your MoEngage workspace, from the same page.',
        type: 'password',
        required: true
      },
      region: {
        label: 'Data Center',
        description: 'The data center of your workspace. Its number is in the address of your MoEngage dashboard.',
        type: 'string',
        format: 'text',
        choices: Object.keys(regions).map((region) => ({ value: region, label: region })),
        required: true,
        default: 'DC_01'
      }
    },
    testAuthentication: (request, { settings }) => request(apiUrl(settings, '/auth'))
  },
  extendRequest: ({ settings }) => ({ username: settings.api_id, password: settings.api_key }),
  actions: { trackEvent, identifyUser }
}

export default destination
