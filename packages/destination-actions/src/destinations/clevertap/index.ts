import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { checkCredentials, deleteProfile, regions } from './api'
import type { Settings } from './generated-types'
import userDelete from './userDelete'
import userUpload from './userUpload'

const destination: DestinationDefinition<Settings> = {
  name: 'CleverTap (Actions)',
  slug: 'actions-clevertap',
  mode: 'cloud',
  description: 'Creates, updates and deletes user profiles in CleverTap.',
  authentication: {
    scheme: 'custom',
    fields: {
      clevertapAccountId: {
        label: 'Project ID',
        description:
          'The ID of your CleverTap project. Find it in the CleverTap dashboard under **Settings > Project**.',
        type: 'string',
        required: true
      },
      clevertapPasscode: {
        label: 'Passcode',
        description:
          'A passcode of the project: that of the account, or one of a user. Find it in the CleverTap dashboard under **Settings > Project**.',
        type: 'password',
        required: true
      },
      clevertapEndpoint: {
        label: 'Region',
        description:
          'The region of your account. The address of your CleverTap dashboard begins with it, for example `eu1` in `https://eu1.dashboard.clevertap.com`.',
        type: 'string',
        format: 'uri',
        required: true,
        choices: regions,
        default: 'https://sk1.api.clevertap.com'
      }
    },
    testAuthentication: (request, { settings }) => checkCredentials(request, settings)
  },

  // https://developer.clevertap.com/docs/common-api-components#api-headers
  extendRequest: ({ settings }) => ({
    headers: {
      'X-CleverTap-Account-Id': settings.clevertapAccountId,
      'X-CleverTap-Passcode': settings.clevertapPasscode
    }
  }),

  onDelete: (request, { settings, payload }) => deleteProfile(request, settings, userIdToDelete(payload, 'CleverTap')),

  presets: [
    preset('Event Name is Delete User', { userDelete }, 'event = "Delete User"'),
    preset('Event Type is Identify', { userUpload }, 'type = "identify"')
  ],

  actions: { userUpload, userDelete }
}

export default destination
