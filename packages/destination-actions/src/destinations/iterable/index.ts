import { preset, presetForEvent } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { warehousePresets } from '../../lib/warehouse-presets'
import { api } from './api'
import updateUser from './updateUser'
import trackEvent from './trackEvent'
import updateCart from './updateCart'
import trackPurchase from './trackPurchase'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Iterable (Actions)',
  slug: 'actions-iterable',
  mode: 'cloud',
  description: 'Keeps users in Iterable, and records what they do, put into their carts and buy.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description:
          'An API key of your Iterable project of the type **Server-side**, from **Integrations > API Keys**.',
        type: 'password',
        required: true
      },
      dataCenterLocation: {
        label: 'Data Center',
        description: 'The data center that your project is in.',
        type: 'string',
        format: 'text',
        choices: [
          { value: 'united_states', label: 'United States' },
          { value: 'europe', label: 'Europe' }
        ],
        default: 'united_states'
      }
    },
    testAuthentication: (request, { settings }) => request(`${api(settings)}/webhooks`)
  },
  extendRequest: ({ settings }) => ({ headers: { 'Api-Key': settings.apiKey } }),
  presets: [
    preset('Track Calls', { trackEvent }, 'type = "track" and event != "Order Completed" and event != "Cart Updated"'),
    preset('Identify Calls', { updateUser }, 'type = "identify"'),
    preset('Update Cart Calls', { updateCart }, 'type = "track" and event = "Cart Updated"'),
    preset('Order Completed Calls', { trackPurchase }, 'type = "track" and event = "Order Completed"'),
    ...warehousePresets({ trackEvent }, { updateUser }),
    presetForEvent('Journeys Step Entered', { updateUser }, 'journeys_step_entered_track')
  ],
  actions: { updateUser, trackEvent, updateCart, trackPurchase }
}

export default destination
