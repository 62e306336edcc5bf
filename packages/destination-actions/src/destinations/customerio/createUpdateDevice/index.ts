import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { batchingFields, convertTimestamp, deviceId, personId } from '../fields'
import { convertDates, convertTime, personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Device',
  description: 'Adds a device to a person, so that it gets push notifications, or updates what is known about it.',
  defaultSubscription:
    'event = "Application Installed" or event = "Application Opened" or event = "Device Created or Updated"',
  fields: {
    person_id: personId,
    device_id: deviceId,
    app_version: {
      label: 'App Version',
      description: 'The version of your app on the device. Becomes the device attribute `app_version`.',
      type: 'string',
      default: { '@path': '$.context.app.version' }
    },
    platform: {
      label: 'Platform',
      description: 'The messaging platform of the device: `ios` or `android`.',
      type: 'string',
      required: true,
      default: { '@path': '$.context.device.type' }
    },
    last_used: {
      label: 'Last Used',
      description: 'When the person last used the device: a date, or the seconds since 1970.',
      type: 'string',
      default: { '@path': '$.timestamp' }
    },
    attributes: {
      label: 'Device Attributes',
      description: 'What else to store with the device, such as `device_os` or `push_enabled`.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    convert_timestamp: convertTimestamp,
    ...batchingFields
  },

  ...batchedOperations(({ convert_timestamp, ...payload }: Payload) => ({
    type: 'person',
    action: 'add_device',
    identifiers: personIdentifiers(payload),
    device: {
      token: payload.device_id,
      platform: payload.platform,
      last_used: convertTime(payload.last_used, convert_timestamp),
      attributes: {
        ...convertDates(payload.attributes, convert_timestamp),
        ...(payload.app_version && { app_version: payload.app_version })
      }
    }
  }))
}

export default action
