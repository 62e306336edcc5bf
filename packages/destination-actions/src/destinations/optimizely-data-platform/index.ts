import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'
import { checkApiKey } from './api'
import customEvent from './customEvent'
import emailEvent from './emailEvent'
import nonEcommCustomEvent from './nonEcommCustomEvent'
import upsertContact from './upsertContact'
import type { Settings } from './generated-types'

/** A mapping for the track event of a single product. */
const productPreset = (event: string, event_action: string) =>
  preset(event, { customEvent }, `type = "track" and event = "${event}"`, {
    event_type: 'product',
    products: eachOf('$.properties', { product_id: '$.product_id', qty: '$.quantity' }),
    event_action
  })

/** A mapping for the track event of an email. */
const emailPreset = (event: string, event_action: string) =>
  preset(event, { emailEvent }, `type = "track" and event = "${event}"`, { event_action })

const destination: DestinationDefinition<Settings> = {
  name: 'Optimizely Data Platform',
  slug: 'actions-optimizely-data-platform',
  mode: 'cloud',
  description: 'Sends customers and what they do to Optimizely Data Platform.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key that the Segment app in Optimizely Data Platform shows.',
        type: 'password',
        required: true
      },
      region: {
        label: 'Region',
        description: 'Where Optimizely keeps the data of your account.',
        type: 'string',
        choices: [
          { value: 'US', label: 'US' },
          { value: 'EU', label: 'EU' },
          { value: 'AU', label: 'Australia' }
        ],
        required: true,
        default: 'US'
      }
    },
    testAuthentication: (request, { settings }) => checkApiKey(request, settings)
  },

  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),

  presets: [
    productPreset('Product Viewed', 'detail'),
    productPreset('Product Added', 'add_to_cart'),
    productPreset('Product Removed', 'remove_from_cart'),
    preset('Order Completed', { customEvent }, 'type = "track" and event = "Order Completed"', {
      event_type: 'order',
      event_action: 'purchase'
    }),
    emailPreset('Email Sent', 'sent'),
    emailPreset('Email Link Clicked', 'click'),
    emailPreset('Email Opened', 'open'),
    emailPreset('Unsubscribed', 'unsubscribe'),
    emailPreset('Email Marked as Spam', 'spam_report')
  ],

  actions: { customEvent, nonEcommCustomEvent, upsertContact, emailEvent }
}

export default destination
