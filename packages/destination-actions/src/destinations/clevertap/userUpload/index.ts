import type { ActionDefinition } from '@segment/actions-core'
import { datesToUnixSeconds } from '../../../lib/unix-time'
import type { Settings } from '../generated-types'
import { identity } from '../identity-field'
import type { Payload } from './generated-types'
import { checkUpload } from './upload-answer'

const action: ActionDefinition<Settings, Payload> = {
  title: 'User Upload',
  description: 'Creates a user profile, or updates the one that is there.',
  fields: {
    ts: {
      label: 'Created At',
      description: 'When the profile was made. CleverTap takes the time of the upload when this is left out.',
      type: 'string',
      default: { '@path': '$.timestamp' }
    },
    profileData: {
      label: 'Person Attributes',
      description:
        'The properties of the profile. The property `Phone` must begin with `+` and the country code, for example `+14155551234`.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    identity,
    convert_timestamp: {
      label: 'Convert Timestamps',
      description:
        'Sends ISO-8601 dates, in Created At and in attributes at any depth, as Unix seconds: `2006-01-02T18:04:07Z` as `1136225047`. Other texts stay as they are. CleverTap refuses a Created At that is not in Unix seconds.',
      type: 'boolean',
      default: true
    }
  },

  // https://developer.clevertap.com/docs/upload-user-profiles-api
  perform: async (request, { payload, settings }) => {
    const convert = payload.convert_timestamp ? datesToUnixSeconds : (value: unknown) => value
    const response = await request(`${settings.clevertapEndpoint}/1/upload`, {
      method: 'post',
      json: {
        d: [
          {
            identity: payload.identity,
            ts: convert(payload.ts),
            type: 'profile',
            profileData: convert(payload.profileData)
          }
        ]
      }
    })
    checkUpload(response.data)
    return response
  }
}

export default action
