import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { apiUrl, ENDPOINT } from './api'
import group from './group'
import identify from './identify'
import page from './page'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Ripe Cloud Mode (Actions)',
  slug: 'actions-ripe-cloud',
  mode: 'cloud',
  description: 'Sends visitors, accounts and what they do to Ripe, which finds those who are ready to buy.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Ripe workspace.',
        type: 'password',
        required: true
      },
      endpoint: {
        label: 'API Endpoint',
        description: 'The address of the API. Change it only if Ripe told you another one.',
        type: 'string',
        format: 'uri',
        default: ENDPOINT
      }
    },
    testAuthentication: (request, { settings }) => request(apiUrl(settings, 'auth/sdk'))
  },
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Basic ${Buffer.from(settings.apiKey).toString('base64')}` }
  }),
  presets: [
    preset('Group user', { group }),
    preset('Identify user', { identify }),
    preset('Page view', { page }),
    preset('Track event', { track })
  ],
  actions: { group, identify, page, track }
}

export default destination
