import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import addCustomEvent from './addCustomEvent'
import { apiUrl } from './api'
import assignCustomerToGroup from './assignCustomerToGroup'
import upsertCustomer from './upsertCustomer'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Voucherify (Actions)',
  slug: 'voucherify-actions',
  mode: 'cloud',
  description: 'Keeps customers in Voucherify and sends it the events that earn rewards.',
  authentication: {
    scheme: 'basic',
    fields: {
      apiKey: {
        label: 'Application ID',
        description: 'The application ID of your Voucherify project.',
        type: 'password',
        required: true
      },
      secretKey: {
        label: 'Secret Key',
        description: 'The secret key that belongs to the application ID.',
        type: 'password',
        required: true
      },
      customURL: {
        label: 'API Endpoint',
        description: 'The address of the Voucherify endpoint for Segment. It depends on the region of your project.',
        type: 'string',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => request(apiUrl(settings, 'test-authentication'))
  },
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Basic ${base64(settings.apiKey)}`, 'secret-key': base64(settings.secretKey) }
  }),
  presets: [
    preset('Add Custom Event (Track Event)', { addCustomEvent }, 'type = "track"'),
    preset('Add Custom Event (Page Event)', { addCustomEvent }, 'type = "page"', {
      event: { '@template': 'Viewed {{name}} Page' }
    }),
    preset('Add Custom Event (Screen Event)', { addCustomEvent }, 'type = "screen"', {
      event: { '@template': 'Viewed {{name}} Screen' }
    }),
    preset('Create Or Update Customer', { upsertCustomer }),
    preset('Assign Customer To Group', { assignCustomerToGroup })
  ],
  actions: { upsertCustomer, addCustomEvent, assignCustomerToGroup }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

export default destination
