import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { AUTH_API } from './api'
import identifyPlayer from './identifyPlayer'
import trackEvent from './trackEvent'
import trackOrder from './trackOrder'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Gameball (Actions)',
  slug: 'actions-gameball',
  mode: 'cloud',
  description: 'Sends players, what they do and what they order to Gameball, so that they earn points and rewards.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Gameball account, from **Settings > Admin Settings > Account Integration**.',
        type: 'password',
        required: true
      },
      secretKey: {
        label: 'Secret Key',
        description: 'The secret key of your Gameball account, from the same page. Orders need it.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request, { settings: { apiKey, secretKey } }) =>
      request(AUTH_API, { method: 'post', json: { apiKey, secretKey } })
  },
  extendRequest: ({ settings }) => ({
    headers: { apiKey: settings.apiKey, 'X-GB-Agent': 'GB/Segment' }
  }),
  presets: [
    preset('Track Events', { trackEvent }, 'type = "track" and event != "Order Completed"'),
    preset('Track Orders', { trackOrder }, 'type = "track" and event = "Order Completed"'),
    preset('Create Or Update Players', { identifyPlayer }, 'type = "identify"')
  ],
  actions: { trackEvent, identifyPlayer, trackOrder }
}

export default destination
