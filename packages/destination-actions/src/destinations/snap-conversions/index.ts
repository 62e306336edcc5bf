import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import reportConversionEvent from './reportConversionEvent'
import type { Settings } from './generated-types'

/** An action of the companion `snap-plugins`, which runs in browsers and has its fields. */
const snapPlugin = { fields: {} }

const destination: DestinationDefinition<Settings> = {
  name: 'Snap Conversions Api',
  slug: 'actions-snap-conversions',
  mode: 'cloud',
  description: 'Sends conversions to Snap, which attributes them to your ads and improves their targeting.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      pixel_id: {
        label: 'Pixel ID',
        description: 'The ID of your Snap pixel, for events of a website and offline.',
        type: 'string'
      },
      snap_app_id: {
        label: 'Snap App ID',
        description: 'The ID of your app in Snap Ads Manager, for events of the app.',
        type: 'string'
      },
      app_id: {
        label: 'App ID',
        description: 'The ID of your app: a number in the App Store, the package name in Google Play.',
        type: 'string'
      }
    },
    // https://developers.snap.com/api/marketing-api/Ads-API/authentication
    refreshAccessToken: async (request, { auth }) => {
      const { data } = await request<{ access_token: string }>(
        'https://accounts.snapchat.com/login/oauth2/access_token',
        {
          method: 'post',
          body: new URLSearchParams({
            refresh_token: auth.refreshToken,
            client_id: auth.clientId,
            client_secret: auth.clientSecret,
            grant_type: 'refresh_token'
          })
        }
      )
      return { accessToken: data.access_token }
    }
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  presets: [
    preset(
      'Snap Browser Plugin',
      { snapPlugin },
      'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"'
    ),
    preset('Add Billing', { reportConversionEvent }, 'event = "Payment Info Entered"', {
      event_name: 'ADD_BILLING',
      action_source: 'website'
    }),
    preset('Add to Cart', { reportConversionEvent }, 'event = "Product Added"', {
      event_name: 'ADD_CART',
      action_source: 'website'
    }),
    preset('Add to Wishlist', { reportConversionEvent }, 'event = "Product Added to Wishlist"', {
      event_name: 'ADD_TO_WISHLIST',
      action_source: 'website'
    }),
    preset('App Install', { reportConversionEvent }, 'event = "Application Installed"', {
      event_name: 'APP_INSTALL',
      action_source: 'website'
    }),
    preset('List View', { reportConversionEvent }, 'event = "Product List Viewed"', {
      event_name: 'LIST_VIEW',
      action_source: 'website'
    }),
    preset('App Open', { reportConversionEvent }, 'event = "Application Opened"', {
      event_name: 'APP_OPEN',
      action_source: 'website'
    }),
    preset('Login', { reportConversionEvent }, 'event = "Signed In"', {
      event_name: 'LOGIN',
      action_source: 'website'
    }),
    preset('Page View', { reportConversionEvent }, 'type = "page"', {
      event_name: 'PAGE_VIEW',
      action_source: 'website'
    }),
    preset('Purchase', { reportConversionEvent }, 'event = "Order Completed"', {
      event_name: 'PURCHASE',
      action_source: 'website'
    }),
    preset('Search', { reportConversionEvent }, 'event = "Products Searched"', {
      event_name: 'SEARCH',
      action_source: 'website'
    }),
    preset('Share', { reportConversionEvent }, 'event = "Product Shared"', {
      event_name: 'SHARE',
      action_source: 'website'
    }),
    preset('Sign Up', { reportConversionEvent }, 'event = "Signed Up"', {
      event_name: 'SIGN_UP',
      action_source: 'website'
    }),
    preset('Start Checkout', { reportConversionEvent }, 'event = "Checkout Started"', {
      event_name: 'START_CHECKOUT',
      action_source: 'website'
    }),
    preset('View Content', { reportConversionEvent }, 'event = "Product Viewed"', {
      event_name: 'VIEW_CONTENT',
      action_source: 'website'
    })
  ],
  actions: { reportConversionEvent }
}

export default destination
