import { HTTPError, preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { warehousePresets } from '../../lib/warehouse-presets'
import { deleteUser, instances } from './api'
import createAlias from './createAlias'
import createAlias2 from './createAlias2'
import ecommerce from './ecommerce'
import ecommerceSingleProduct from './ecommerceSingleProduct'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import identifyUser2 from './identifyUser2'
import trackEvent from './trackEvent'
import trackEvent2 from './trackEvent2'
import trackPurchase from './trackPurchase'
import trackPurchase2 from './trackPurchase2'
import triggerCampaign from './triggerCampaign'
import triggerCanvas from './triggerCanvas'
import updateUserProfile from './updateUserProfile'
import updateUserProfile2 from './updateUserProfile2'
import upsertCatalogItem from './upsertCatalogItem'

const orderStatus = { order_status_url: { '@path': '$.properties.order_status_url' } }

/** Events that change a cart have their one product in their properties. */
const productOfEvent = {
  product_id: { '@path': '$.properties.product_id' },
  product_name: { '@path': '$.properties.name' },
  variant_id: { '@path': '$.properties.variant' },
  image_url: { '@path': '$.properties.image_url' },
  product_url: { '@path': '$.properties.url' },
  quantity: { '@path': '$.properties.quantity' },
  price: { '@path': '$.properties.price' }
}

const destination: DestinationDefinition<Settings> = {
  name: 'Braze Cloud Mode (Actions)',
  slug: 'actions-braze-cloud',
  mode: 'cloud',
  description:
    'Sends user profiles, events, purchases and catalog items to Braze, and triggers campaigns and Canvases.',
  authentication: {
    scheme: 'custom',
    fields: {
      api_key: {
        label: 'API Key',
        description:
          'A REST API key from the page "API Keys" of the Braze dashboard. It needs the permission `users.track`, and that of each other endpoint that your mappings use.',
        type: 'password',
        required: true
      },
      app_id: {
        label: 'App ID',
        description:
          'The identifier of the app that events and purchases are counted for, from the page "API Keys" of the Braze dashboard.',
        type: 'string'
      },
      endpoint: {
        label: 'REST Endpoint',
        description:
          'The REST endpoint of your Braze instance. [The list of instances](https://www.braze.com/docs/api/basics/#endpoints) tells it by the address of your dashboard.',
        type: 'string',
        format: 'uri',
        required: true,
        choices: instances,
        default: 'https://rest.iad-01.braze.com'
      }
    },
    // https://www.braze.com/docs/api/endpoints/user_data/post_user_track/ needs the one permission that every key here
    // has. A wrong key gets a 401; with the right one an empty body changes nothing and gets a 400.
    testAuthentication: async (request, { settings }) => {
      try {
        await request(`${settings.endpoint}/users/track`, { method: 'post', json: {} })
      } catch (error) {
        if (!(error instanceof HTTPError && error.response.status === 400)) throw error
      }
    }
  },

  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.api_key}` } }),

  onDelete: (request, { settings, payload }) => deleteUser(request, settings, userIdToDelete(payload, 'Braze')),

  presets: [
    preset(
      'Track Calls',
      { trackEvent },
      'type = "track" and event != "Order Completed" and event != "Checkout Started" and event != "Order Refunded" and event != "Order Cancelled" and event != "Product Viewed" and event != "Product Added" and event != "Product Removed"'
    ),
    preset('Order Placed (beta)', { ecommerce }, 'event = "Order Completed"', {
      name: 'ecommerce.order_placed',
      metadata: orderStatus
    }),
    preset('Checkout Started (beta)', { ecommerce }, 'event = "Checkout Started"', {
      name: 'ecommerce.checkout_started',
      metadata: { checkout_url: { '@path': '$.properties.checkout_url' } }
    }),
    preset('Order Refunded (beta)', { ecommerce }, 'event = "Order Refunded"', {
      name: 'ecommerce.order_refunded',
      metadata: orderStatus
    }),
    preset('Order Cancelled (beta)', { ecommerce }, 'event = "Order Cancelled"', {
      name: 'ecommerce.order_cancelled',
      metadata: orderStatus
    }),
    preset('Product Viewed (beta)', { ecommerceSingleProduct }, 'event = "Product Viewed"', {
      name: 'ecommerce.product_viewed'
    }),
    preset('Product Added (beta)', { ecommerce }, 'event = "Product Added"', {
      name: 'ecommerce.cart_updated',
      action: 'add',
      products: [productOfEvent]
    }),
    preset('Product Removed (beta)', { ecommerce }, 'event = "Product Removed"', {
      name: 'ecommerce.cart_updated',
      action: 'remove',
      products: [productOfEvent]
    }),
    preset('Identify Calls', { updateUserProfile }),
    ...warehousePresets({ trackEvent }, { updateUserProfile })
  ],

  actions: {
    updateUserProfile,
    trackEvent,
    trackPurchase,
    createAlias,
    identifyUser,
    identifyUser2,
    trackEvent2,
    trackPurchase2,
    updateUserProfile2,
    createAlias2,
    upsertCatalogItem,
    triggerCampaign,
    triggerCanvas,
    ecommerce,
    ecommerceSingleProduct
  }
}

export default destination
