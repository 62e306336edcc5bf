import { firstOf, preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { apiUrl } from './api'
import syncToUserGroup from './syncToUserGroup'
import trackEvent from './trackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'LiveLike',
  slug: 'actions-livelike-cloud',
  mode: 'cloud',
  description: 'Sends LiveLike what users do, so that it can reward them, and keeps its user groups.',
  authentication: {
    scheme: 'custom',
    fields: {
      clientId: {
        label: 'Client ID',
        description: 'The client ID of your LiveLike application.',
        type: 'string',
        required: true
      },
      producerToken: {
        label: 'Producer Token',
        description: 'The access token of a producer in LiveLike.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => request(apiUrl(settings, 'validate-app'))
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.producerToken}` } }),
  presets: [
    preset('Track User Actions', { trackEvent }, 'type = "track"'),
    preset('Page Calls', { trackEvent }, 'type = "page"', { event_name: firstOf('$.name', '$.properties.title') }),
    preset('Screen Calls', { trackEvent }, 'type = "screen"', { event_name: firstOf('$.name', '$.properties.title') })
  ],
  actions: { trackEvent, syncToUserGroup }
}

export default destination
