import type { DestinationDefinition } from '@segment/actions-core'
import { hosts, readAccount } from './api'
import updateUserProfile from './updateUserProfile'
import sendEmail from './sendEmail'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'SendGrid',
  slug: 'actions-sendgrid',
  mode: 'cloud',
  description: 'Keeps contacts in SendGrid Marketing Campaigns, and sends emails from dynamic templates.',
  authentication: {
    scheme: 'custom',
    fields: {
      sendGridApiKey: {
        label: 'API Key',
        description:
          'An API key of your SendGrid account with access to Marketing, Mail Send and Template Engine, from **Settings > API Keys**.',
        type: 'password',
        required: true
      },
      endpoint: {
        label: 'Region',
        description: 'Where SendGrid keeps the data of your account.',
        type: 'string',
        format: 'uri',
        choices: [
          { value: hosts[0], label: 'Global' },
          { value: hosts[1], label: 'European Union' }
        ],
        default: hosts[0]
      }
    },
    testAuthentication: (request, { settings }) => readAccount(request, settings)
  },
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Bearer ${settings.sendGridApiKey}`, accept: 'application/json' }
  }),
  actions: { updateUserProfile, sendEmail }
}

export default destination
