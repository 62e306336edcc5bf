import type { DestinationDefinition } from '@segment/actions-core'
import { checkWebhook } from './api'
import sendContact from './sendContact'
import sendCustomer from './sendCustomer'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'ChartMogul',
  slug: 'actions-chartmogul',
  mode: 'cloud',
  description: 'Sends contacts and customers to the ChartMogul CRM.',
  authentication: {
    scheme: 'custom',
    fields: {
      chartmogul_webhook_url: {
        label: 'ChartMogul Webhook URL',
        description: 'The webhook URL that ChartMogul shows when you add a source for Segment.',
        type: 'string',
        format: 'uri',
        required: true
      }
    },
    testAuthentication: checkWebhook
  },
  actions: { sendContact, sendCustomer }
}

export default destination
