import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { apiUrl, deleteUser } from './api'
import identifyCompany from './identifyCompany'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Userpilot Cloud (Actions)',
  slug: 'actions-userpilot-cloud',
  mode: 'cloud',
  description: 'Keeps users and companies in Userpilot and records what they do.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Userpilot environment, from **Settings > Environment**.',
        type: 'password',
        required: true
      },
      endpoint: {
        label: 'API Endpoint',
        description: 'The address of the API for your environment, from the same page. It depends on your region.',
        type: 'string',
        required: true,
        default: 'https://analytex.userpilot.io/'
      }
    },
    testAuthentication: (request, { settings }) => request(apiUrl(settings, 'validate'))
  },
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Token ${settings.apiKey}`, 'x-api-version': '2020-09-22' }
  }),
  onDelete: (request, { settings, payload }) => deleteUser(request, settings, userIdToDelete(payload, 'Userpilot')),
  presets: [
    preset('Identify User', { identifyUser }),
    preset('Identify Company', { identifyCompany }),
    preset('Track Event', { trackEvent })
  ],
  actions: { identifyUser, trackEvent, identifyCompany }
}

export default destination
