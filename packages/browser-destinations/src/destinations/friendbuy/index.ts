import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addQueue, scriptsOf, track, type Friendbuy } from './api'
import type { Settings } from './generated-types'
import trackCustomEvent from './trackCustomEvent'
import trackCustomer from './trackCustomer'
import trackPage from './trackPage'
import trackPurchase from './trackPurchase'
import trackSignUp from './trackSignUp'

export const destination: BrowserDestinationDefinition<Settings, Friendbuy> = {
  name: 'Friendbuy (Actions)',
  slug: 'actions-friendbuy',
  mode: 'device',
  description: "Shows Friendbuy's campaigns on a site, and tells it of customers, sign-ups and purchases.",

  settings: {
    merchantId: {
      label: 'Merchant ID',
      description:
        'The ID of your merchant, from **Developer Center > Friendbuy Code** in the Friendbuy Retailer App: the part of the address that ends with `campaigns.js`.',
      type: 'string',
      format: 'uuid',
      required: true
    }
  },

  initialize: async ({ settings }, { loadInBackground }) => {
    addQueue(settings.merchantId)
    for (const script of scriptsOf(settings.merchantId)) loadInBackground(script)
    return track
  },

  presets: [
    preset('Track Customer', { trackCustomer }, 'type = "identify"'),
    preset('Track Purchase', { trackPurchase }, 'event = "Order Completed"'),
    preset('Track Sign Up', { trackSignUp }, 'event = "Signed Up"'),
    preset('Track Page', { trackPage }, 'type = "page"')
  ],

  actions: { trackCustomer, trackPurchase, trackSignUp, trackPage, trackCustomEvent }
}

export default browserDestination(destination)
