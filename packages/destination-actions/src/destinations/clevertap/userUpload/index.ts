import type { ActionDefinition } from '@segment/actions-core'
import { datesToUnixSeconds } from '../../../lib/times'
import { uploadProfile } from '../api'
import { identity } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

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

  perform: (request, { payload: { ts, profileData, convert_timestamp, ...payload }, settings }) => {
    const convert = convert_timestamp ? datesToUnixSeconds : (value: unknown) => value
    return uploadProfile(request, settings, {
      identity: payload.identity,
      ts: convert(ts),
      profileData: convert(profileData)
    })
  }
}

export default action
