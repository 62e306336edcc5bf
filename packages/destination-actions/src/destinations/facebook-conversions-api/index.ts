import type { DestinationDefinition } from '@segment/actions-core'
import { partnerCredentials } from '../../lib/partner-credentials'
import addToCart from './addToCart'
import addToCart2 from './addToCart2'
import custom from './custom'
import custom2 from './custom2'
import initiateCheckout from './initiateCheckout'
import initiateCheckout2 from './initiateCheckout2'
import pageView from './pageView'
import pageView2 from './pageView2'
import purchase from './purchase'
import purchase2 from './purchase2'
import search from './search'
import search2 from './search2'
import viewContent from './viewContent'
import viewContent2 from './viewContent2'
import type { Settings } from './generated-types'

/** The credentials that Facebook issues to its partner. */
const credentials = partnerCredentials({
  ACTIONS_FB_CAPI_SYSTEM_USER_TOKEN: 'The access token of the system user, to which customers assign their pixels.'
})

const destination: DestinationDefinition<Settings> = {
  name: 'Facebook Conversions API (Actions)',
  slug: 'actions-facebook-conversions-api',
  mode: 'cloud',
  description: 'Reports conversions to Facebook from the server, where no browser can block them.',
  environment: credentials.environment,
  authentication: {
    scheme: 'custom',
    fields: {
      pixelId: {
        label: 'Pixel ID',
        description:
          'The ID of your pixel, from Events Manager > Data Sources. Assign it to the system user of Segment first.',
        type: 'string',
        required: true
      },
      testEventCode: {
        label: 'Test Event Code',
        description:
          'Shows all events among the test events in Events Manager, where the code is. Leave it out in production.',
        type: 'string'
      }
    }
  },
  // The token is that of the partner's system user, to which customers assign their pixels:
  // https://developers.facebook.com/documentation/ads-commerce/conversions-api/get-started
  extendRequest: () => ({
    headers: { authorization: `Bearer ${credentials.read('ACTIONS_FB_CAPI_SYSTEM_USER_TOKEN')}` }
  }),
  actions: {
    purchase,
    initiateCheckout,
    addToCart,
    viewContent,
    search,
    pageView,
    custom,
    search2,
    viewContent2,
    initiateCheckout2,
    addToCart2,
    pageView2,
    purchase2,
    custom2
  }
}

export default destination
