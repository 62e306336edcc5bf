import { defaultValues } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { deleteProfile } from './delete-profile'
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
        // The regions are listed in https://developer.clevertap.com/docs/common-api-components#region
        choices: [
          { label: 'sk1', value: 'https://sk1.api.clevertap.com' },
          { label: 'Europe (eu1)', value: 'https://eu1.api.clevertap.com' },
          { label: 'United States (us1)', value: 'https://us1.api.clevertap.com' },
          { label: 'Singapore (sg1)', value: 'https://sg1.api.clevertap.com' },
          { label: 'India (in1)', value: 'https://in1.api.clevertap.com' },
          { label: 'Indonesia (aps3)', value: 'https://aps3.api.clevertap.com' },
          { label: 'Middle East, UAE (mec1)', value: 'https://mec1.api.clevertap.com' }
        ],
        default: 'https://sk1.api.clevertap.com',
        required: true
      }
    },
    // Made for partners to check a customer's credentials; it changes nothing:
    // https://developer.clevertap.com/docs/authentication#authorize-partners
    testAuthentication: (request, { settings }) =>
      request(`${settings.clevertapEndpoint}/v1/connect`, { searchParams: { partner: 'segment' } })
  },
  // https://developer.clevertap.com/docs/common-api-components#api-headers
  extendRequest: ({ settings }) => ({
    headers: {
      'X-CleverTap-Account-Id': settings.clevertapAccountId,
      'X-CleverTap-Passcode': settings.clevertapPasscode
    }
  }),
  onDelete: (request, { payload, settings }) => deleteProfile(request, settings, payload.userId),
  presets: [
    {
      name: 'Event Name is Delete User',
      type: 'automatic',
      partnerAction: 'userDelete',
      subscribe: 'event = "Delete User"',
      mapping: defaultValues(userDelete.fields)
    },
    {
      name: 'Event Type is Identify',
      type: 'automatic',
      partnerAction: 'userUpload',
      subscribe: 'type = "identify"',
      mapping: defaultValues(userUpload.fields)
    }
  ],
  actions: { userUpload, userDelete }
}

export default destination
