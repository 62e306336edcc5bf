import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { sendEvents } from './api'
import reportConversionEvent from './reportConversionEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Pinterest Conversions API',
  slug: 'actions-pinterest-conversions-api',
  mode: 'cloud',
  description: 'Sends conversions to Pinterest, which attributes them to your ads and improves their targeting.',
  authentication: {
    scheme: 'custom',
    fields: {
      ad_account_id: {
        label: 'Ad Account ID',
        description:
          'The ID of your ad account, from the address of [Pinterest Ads Manager](https://ads.pinterest.com).',
        type: 'string',
        required: true
      },
      conversion_token: {
        label: 'Conversion Token',
        description: 'An access token from **Conversions > Conversion access token** in Pinterest Ads Manager.',
        type: 'password',
        required: true
      }
    },
    // Pinterest checks test events like others, but does not count them.
    testAuthentication: (request, { settings }) =>
      sendEvents(
        request,
        settings,
        [
          {
            event_name: 'checkout',
            action_source: 'app_ios',
            event_time: Math.floor(Date.now() / 1000),
            event_id: 'test_eventId',
            user_data: { em: ['411e44ce1261728ffd2c0686e44e3fffe413c0e2c5adc498bc7da883d476b9c8'] }
          }
        ],
        '?test=true'
      )
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.conversion_token}` } }),
  presets: [
    preset('Add Payment Info', { reportConversionEvent }, 'type = "track" AND event = "Payment Info Entered"', {
      event_name: 'add_payment_info'
    }),
    preset('Add to Cart', { reportConversionEvent }, 'type = "track" AND event = "Product Added"', {
      event_name: 'add_to_cart'
    }),
    preset('Add to Wishlist', { reportConversionEvent }, 'type = "track" AND event = "Product Added to Wishlist"', {
      event_name: 'add_to_wishlist'
    }),
    preset('App Install', { reportConversionEvent }, 'type = "track" AND event = "Application Installed"', {
      event_name: 'app_install'
    }),
    preset('App Open', { reportConversionEvent }, 'type = "track" AND event = "Application Opened"', {
      event_name: 'app_open'
    }),
    preset('Checkout', { reportConversionEvent }, 'type = "track" AND event = "Order Completed"', {
      event_name: 'checkout'
    }),
    preset('Initiate Checkout', { reportConversionEvent }, 'type = "track" AND event = "Checkout Started"', {
      event_name: 'initiate_checkout'
    }),
    preset('Lead', { reportConversionEvent }, 'type = "track" AND event = "Generate Lead"', { event_name: 'lead' }),
    preset('Page Visit', { reportConversionEvent }, 'type = "page"', { event_name: 'page_visit' }),
    preset('Search', { reportConversionEvent }, 'type = "track" AND event = "Products Searched"', {
      event_name: 'search'
    }),
    preset('Sign Up', { reportConversionEvent }, 'type = "track" AND event = "Signed Up"', { event_name: 'signup' }),
    preset('Start Trial', { reportConversionEvent }, 'type = "track" AND event = "Trial Started"', {
      event_name: 'start_trial'
    }),
    preset('Subscribe', { reportConversionEvent }, 'type = "track" AND event = "Subscription Created"', {
      event_name: 'subscribe'
    }),
    preset('View Category', { reportConversionEvent }, 'type = "track" AND event = "Product Category Viewed"', {
      event_name: 'view_category'
    }),
    preset('View Content', { reportConversionEvent }, 'type = "track" AND event = "Product Viewed"', {
      event_name: 'view_content'
    }),
    preset('Watch Video', { reportConversionEvent }, 'type = "track" AND event = "Product Video Watched"', {
      event_name: 'watch_video'
    })
  ],
  actions: { reportConversionEvent }
}

export default destination
