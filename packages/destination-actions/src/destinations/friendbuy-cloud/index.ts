import type { DestinationDefinition } from '@segment/actions-core'
import { authorize, deleteCustomer } from './api'
import trackCustomer from './trackCustomer'
import trackPurchase from './trackPurchase'
import trackSignUp from './trackSignUp'
import trackCustomEvent from './trackCustomEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Friendbuy (Cloud Destination)',
  slug: 'actions-friendbuy-cloud',
  mode: 'cloud',
  description: 'Tells Friendbuy of customers, sign-ups and purchases, so that it can credit and reward referrals.',
  authentication: {
    scheme: 'custom',
    fields: {
      authKey: {
        label: 'Auth Key',
        description:
          'The key of your merchant, from **Developer Center > Friendbuy Code** in the Friendbuy Retailer App.',
        type: 'password',
        format: 'uuid',
        required: true
      },
      authSecret: {
        label: 'Auth Secret',
        description: 'The secret that belongs to the key, from the same page.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => authorize(request, settings)
  },
  // Friendbuy knows customers only by their ID, so that there is nothing to delete of a visitor without one.
  onDelete: async (request, { settings, payload: { userId } }) =>
    userId ? deleteCustomer(request, settings, userId) : undefined,
  actions: { trackCustomer, trackPurchase, trackSignUp, trackCustomEvent }
}

export default destination
