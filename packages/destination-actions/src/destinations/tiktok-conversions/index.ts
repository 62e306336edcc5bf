import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { callTikTok } from './api'
import { productOfEvent, productsOfOrder } from './fields'
import reportWebEvent from './reportWebEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Tiktok Conversions',
  slug: 'tiktok-conversions',
  mode: 'cloud',
  description: 'Sends conversions to TikTok, which attributes them to your ads and improves their targeting.',
  authentication: {
    scheme: 'custom',
    fields: {
      accessToken: {
        label: 'Access Token',
        description: 'An access token of the Events API, from the settings of your pixel in TikTok Events Manager.',
        type: 'password',
        required: true
      },
      pixelCode: {
        label: 'Pixel Code',
        description: 'The ID of your pixel, or of your CRM event set, from TikTok Events Manager.',
        type: 'string',
        required: true
      }
    },
    // A pixel event without content: TikTok checks the token and does not count it.
    testAuthentication: (request, { settings }) =>
      callTikTok(request, 'pixel/track', {
        pixel_code: settings.pixelCode,
        event: 'Test Event',
        timestamp: '',
        context: {}
      })
  },
  extendRequest: ({ settings }) => ({ headers: { 'Access-Token': settings.accessToken } }),
  presets: [
    preset('Complete Payment', { reportWebEvent }, 'event = "Order Completed"', {
      contents: productsOfOrder,
      event: 'CompletePayment'
    }),
    preset('Contact', { reportWebEvent }, 'event = "Callback Started"', { event: 'Contact' }),
    preset('Subscribe', { reportWebEvent }, 'event = "Subscription Created"', { event: 'Subscribe' }),
    preset('Submit Form', { reportWebEvent }, 'event = "Form Submitted"', { event: 'SubmitForm' }),
    preset('Page View', { reportWebEvent }, 'type="page"', {
      contents: productsOfOrder,
      event: 'PageView'
    }),
    preset('View Content', { reportWebEvent }, 'event = "Product Viewed"', {
      contents: productOfEvent,
      event: 'ViewContent'
    }),
    preset('Click Button', { reportWebEvent }, 'event = "Product Clicked"', {
      contents: productOfEvent,
      event: 'ClickButton'
    }),
    preset('Search', { reportWebEvent }, 'event = "Products Searched"', {
      contents: productOfEvent,
      event: 'Search'
    }),
    preset('Add to Wishlist', { reportWebEvent }, 'event = "Product Added to Wishlist"', {
      contents: productOfEvent,
      event: 'AddToWishlist'
    }),
    preset('Add to Cart', { reportWebEvent }, 'event = "Product Added"', {
      contents: productOfEvent,
      event: 'AddToCart'
    }),
    preset('Initiate Checkout', { reportWebEvent }, 'event = "Checkout Started"', {
      contents: productsOfOrder,
      event: 'InitiateCheckout'
    }),
    preset('Add Payment Info', { reportWebEvent }, 'event = "Payment Info Entered"', {
      contents: productsOfOrder,
      event: 'AddPaymentInfo'
    }),
    preset('Place an Order', { reportWebEvent }, 'event = "Order Placed"', {
      contents: productsOfOrder,
      event: 'PlaceAnOrder'
    }),
    preset('Download', { reportWebEvent }, 'event = "Download Link Clicked"', { event: 'Download' }),
    preset('Complete Registration', { reportWebEvent }, 'event = "Signed Up"', { event: 'CompleteRegistration' })
  ],
  actions: { reportWebEvent }
}

export default destination
