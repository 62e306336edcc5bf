import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import addToCart from './addToCart'
import addToWishlist from './addToWishlist'
import home from './home'
import itemPageView from './itemPageView'
import land from './land'
import pageView from './pageView'
import purchase from './purchase'
import search from './search'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Moloco MCM',
  slug: 'actions-moloco-rmp',
  mode: 'cloud',
  description: 'Sends what shoppers do to Moloco Commerce Media, which chooses ads by it.',
  authentication: {
    scheme: 'custom',
    fields: {
      platformId: {
        label: 'Platform ID',
        description: 'The ID of your platform, from your Moloco representative.',
        type: 'string',
        required: true
      },
      platformName: {
        label: 'Platform Name',
        description: 'The name of your platform in the host of your API. The platform ID where it is empty.',
        type: 'string',
        default: ''
      },
      apiKey: {
        label: 'API Key',
        description: 'The API key of your platform, from your Moloco representative.',
        type: 'password',
        required: true
      },
      channel_type: {
        label: 'Channel Type',
        description: 'Where the events come from: an app or a site.',
        type: 'string',
        choices: [
          { value: 'APP', label: 'App' },
          { value: 'SITE', label: 'Site' }
        ],
        required: true
      }
    }
  },

  presets: [
    preset('Search', { search }),
    preset('Purchase', { purchase }),
    preset('Page View', { pageView }),
    preset('Land', { land }),
    preset('Item Page View', { itemPageView }),
    preset('Home', { home }),
    preset('Add to Wishlist', { addToWishlist }),
    preset('Add to Cart', { addToCart })
  ],

  actions: { home, search, addToWishlist, itemPageView, pageView, land, purchase, addToCart }
}

export default destination
