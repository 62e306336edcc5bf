import { HTTPError, PayloadValidationError } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import createAlias from './createAlias'
import createAlias2 from './createAlias2'
import ecommerce from './ecommerce'
import ecommerceSingleProduct from './ecommerceSingleProduct'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import identifyUser2 from './identifyUser2'
import { instances } from './instances'
import { presets } from './presets'
import trackEvent from './trackEvent'
import trackEvent2 from './trackEvent2'
import trackPurchase from './trackPurchase'
import trackPurchase2 from './trackPurchase2'
import triggerCampaign from './triggerCampaign'
import triggerCanvas from './triggerCanvas'
import updateUserProfile from './updateUserProfile'
import updateUserProfile2 from './updateUserProfile2'
import upsertCatalogItem from './upsertCatalogItem'

const destination: DestinationDefinition<Settings> = {
  name: 'Braze Cloud Mode (Actions)',
  slug: 'actions-braze-cloud',
  mode: 'cloud',
  description: 'Keeps user profiles, events, purchases and catalogs in Braze, and sends campaigns and Canvases.',
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

  // https://www.braze.com/docs/api/endpoints/user_data/post_user_delete/
  onDelete: (request, { settings, payload }) => {
    if (!payload.userId) {
      throw new PayloadValidationError(
        'Braze knows users by their user ID, so the request to delete one needs a "userId".'
      )
    }
    return request(`${settings.endpoint}/users/delete`, { method: 'post', json: { external_ids: [payload.userId] } })
  },

  presets,
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
