import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import cartViewedEvent from './cartViewedEvent'
import checkoutEvent from './checkoutEvent'
import orderCompletedEvent from './orderCompletedEvent'
import productAddedEvent from './productAddedEvent'
import productListViewedEvent from './productListViewedEvent'
import productRemovedEvent from './productRemovedEvent'
import productViewedEvent from './productViewedEvent'
import trackEvent from './trackEvent'
import updateUserProfile from './updateUserProfile'
import userRegisteredEvent from './userRegisteredEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Insider Cloud Mode (Actions)',
  slug: 'actions-insider-cloud',
  mode: 'cloud',
  description: 'Keeps user profiles in Insider up to date and records what users do.',
  authentication: {
    scheme: 'custom',
    fields: {
      account_name: {
        label: 'Account Name',
        description:
          'The partner name of your Insider account in lower case, from **InOne Settings > Account Settings**.',
        type: 'string',
        required: true
      },
      ucd_key: {
        label: 'UCD Key',
        description: 'The API key of the Unified Customer Database, from **InOne Settings > Integration Settings**.',
        type: 'password',
        required: true
      }
    }
  },

  // https://academy.insiderone.com/docs/upsert-user-data-api#endpoint-and-headers
  extendRequest: ({ settings }) => ({
    headers: {
      'x-partner-name': settings.account_name,
      'x-request-token': settings.ucd_key,
      'x-platform-name': 'segment'
    }
  }),

  presets: [preset('Create or Update a User Profile', { updateUserProfile })],
  actions: {
    updateUserProfile,
    trackEvent,
    productListViewedEvent,
    productViewedEvent,
    productAddedEvent,
    productRemovedEvent,
    userRegisteredEvent,
    cartViewedEvent,
    checkoutEvent,
    orderCompletedEvent
  }
}

export default destination
