import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { API } from './api'
import trackEvent from './trackEvent'
import updateUserProfile from './updateUserProfile'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Pushwoosh',
  slug: 'actions-pushwoosh',
  mode: 'cloud',
  description: 'Keeps users and their devices in Pushwoosh and sends it the events that start your messages.',
  authentication: {
    scheme: 'custom',
    fields: {
      pushwooshAPIKey: {
        label: 'API Key',
        description: 'The API key of your Pushwoosh account.',
        type: 'password',
        required: true
      },
      pushwooshAppCode: {
        label: 'Application Code',
        description: 'The code of your app in Pushwoosh, such as `XXXXX-XXXXX`.',
        type: 'string',
        required: true
      }
    },
    testAuthentication: (request) =>
      request(`${API}/ping`, { method: 'post', json: { body: { name: 'test_segment_auth' } } })
  },
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Token ${settings.pushwooshAPIKey}`, 'x-pw-appcode': settings.pushwooshAppCode }
  }),
  onDelete: (request, { payload }) =>
    request(`${API}/delete-user`, { method: 'post', json: { external_id: userIdToDelete(payload, 'Pushwoosh') } }),
  presets: [preset('Track Events', { trackEvent }), preset('Create or Update User Profile', { updateUserProfile })],
  actions: { updateUserProfile, trackEvent }
}

export default destination
