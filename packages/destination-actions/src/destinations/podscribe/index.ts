import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import page from './page'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Podscribe (Actions)',
  slug: 'actions-podscribe',
  mode: 'cloud',
  description: 'Tells Podscribe of page views, sign-ups and purchases, which it attributes to podcast ads.',
  authentication: {
    scheme: 'custom',
    fields: {
      advertiser: {
        label: 'Advertiser',
        description: 'The ID of your advertiser account, from **Tag Setup** of the Podscribe dashboard.',
        type: 'string',
        required: true
      },
      userId: {
        label: 'User ID',
        description: 'Your user ID in Podscribe.',
        type: 'string'
      }
    }
  },
  presets: [
    preset('Order Completed Calls', { track }, 'type = "track" and event = "Order Completed"', {
      podscribeEvent: 'purchase'
    }),
    preset('Signed Up Calls', { track }, 'type = "track" and event = "Signed Up"', { podscribeEvent: 'signup' }),
    preset('Page Calls', { page })
  ],
  actions: { track, page }
}

export default destination
