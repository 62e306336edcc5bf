import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials, headersOf } from './api'
import conversionEvents from './conversionEvents'
import productAddedEvents from './productAddedEvents'
import productClickedEvents from './productClickedEvents'
import productListFilteredEvents from './productListFilteredEvents'
import productListViewedEvents from './productListViewedEvents'
import productViewedEvents from './productViewedEvents'
import type { Settings } from './generated-types'

/** An action of the companion `algolia-plugins`, which runs in browsers and has its fields. */
const algoliaPlugin = { fields: {} }

const destination: DestinationDefinition<Settings> = {
  name: 'Algolia Insights (Actions)',
  slug: 'actions-algolia-insights',
  mode: 'cloud',
  description:
    'Tells Algolia which results your users view, click, put into the cart and buy, so that it can rank them.',
  authentication: {
    scheme: 'custom',
    fields: {
      appId: {
        label: 'Application ID',
        description:
          'The ID of your Algolia application, from the [API Keys](https://dashboard.algolia.com/account/api-keys) page of the dashboard.',
        type: 'string',
        required: true
      },
      apiKey: {
        label: 'API Key',
        description: 'An API key of the application that may search, such as the Search API Key on the same page.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => checkCredentials(request, settings)
  },
  extendRequest: ({ settings }) => ({ headers: headersOf(settings) }),
  presets: [
    preset(
      'Algolia Plugin',
      { algoliaPlugin },
      'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"'
    ),
    preset(
      'Send product clicked events to Algolia',
      { productClickedEvents },
      'type = "track" and event = "Product Clicked"'
    ),
    preset('Send purchase events to Algolia', { conversionEvents }, 'type = "track" and event = "Order Completed"'),
    preset(
      'Send an add-to-cart event to Algolia',
      { productAddedEvents },
      'type = "track" and event = "Product Added"'
    ),
    preset(
      'Send product viewed events to Algolia',
      { productViewedEvents },
      'type = "track" and event = "Product Viewed"'
    ),
    preset(
      'Send product list filtered events to Algolia',
      { productListFilteredEvents },
      'type = "track" and event = "Product List Filtered"'
    ),
    preset(
      'Send product list viewed events to Algolia',
      { productListViewedEvents },
      'type = "track" and event = "Product List Viewed"'
    )
  ],
  actions: {
    productClickedEvents,
    conversionEvents,
    productViewedEvents,
    productAddedEvents,
    productListFilteredEvents,
    productListViewedEvents
  }
}

export default destination
