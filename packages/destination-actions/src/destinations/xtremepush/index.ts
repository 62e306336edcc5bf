import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { deleteUser } from './api'
import identify from './identify'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Xtremepush (Actions)',
  slug: 'actions-xtremepush',
  mode: 'cloud',
  description: 'Keeps user profiles in Xtremepush and sends it the events that start your campaigns.',
  authentication: {
    scheme: 'custom',
    fields: {
      url: {
        label: 'URL',
        description: 'The address of the Xtremepush server that your project is on.',
        type: 'string',
        format: 'uri',
        required: true
      },
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Xtremepush project.',
        type: 'password',
        required: true
      }
    }
  },
  extendRequest: ({ settings }) => ({ username: settings.apiKey, password: '' }),
  onDelete: (request, { payload: { userId, anonymousId }, settings }) =>
    deleteUser(request, settings, { userId, anonymousId }),
  presets: [preset('Send Analytics Events', { track }), preset('Send User Profile Data', { identify })],
  actions: { identify, track }
}

export default destination
