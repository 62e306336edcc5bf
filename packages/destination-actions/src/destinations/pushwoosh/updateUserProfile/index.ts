import type { ActionDefinition } from '@segment/actions-core'
import { deviceModel, language, userId } from '../../../lib/event-fields'
import { API } from '../api'
import { deviceId, devicePlatform } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update User Profiles',
  description: 'Adds or updates a user and the device that they use.',
  defaultSubscription: 'type = "identify"',
  fields: {
    external_id: userId,
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.email' }
    },
    app_version: {
      label: 'App Version',
      description: 'The version of the app on the device.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.app.version' }
    },
    device_id: deviceId,
    device_model: { ...deviceModel, allowNull: true },
    device_platform: devicePlatform,
    device_token: {
      label: 'Device Token',
      description: 'The push token of the device.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.device.token' }
    },
    language: { ...language, allowNull: true },
    country: {
      label: 'Country',
      description: 'The country in which the user is.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.location.country' }
    },
    city: {
      label: 'City',
      description: 'The city in which the user is.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.location.city' }
    },
    current_location: {
      label: 'Current Location',
      description: 'Where the user is.',
      type: 'object',
      allowNull: true,
      properties: {
        latitude: { label: 'Latitude', description: 'The latitude, in degrees.', type: 'number' },
        longitude: { label: 'Longitude', description: 'The longitude, in degrees.', type: 'number' }
      },
      default: {
        latitude: { '@path': '$.context.location.latitude' },
        longitude: { '@path': '$.context.location.longitude' }
      }
    },
    device_os_version: {
      label: 'Device OS Version',
      description: 'The version of the operating system of the device.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.os.version' }
    },
    timezone: {
      label: 'Time Zone',
      description: 'The time zone of the user, such as `Europe/Berlin`.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.timezone' }
    },
    user_agent: {
      label: 'User Agent',
      description: 'The user agent of the device.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.userAgent' }
    },
    custom_attributes: {
      label: 'Custom Attributes',
      description: 'Further data about the user, as tags. The email address is not sent twice.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (request, { payload: { external_id, custom_attributes, current_location, ...user } }) => {
    const { email: _, ...attributes } = custom_attributes ?? {}
    const { latitude, longitude } = current_location ?? {}
    return request(`${API}/track-user`, {
      method: 'post',
      json: {
        ...user,
        user_id: external_id,
        // A place without coordinates is none.
        current_location: latitude === undefined && longitude === undefined ? undefined : { latitude, longitude },
        attributes
      }
    })
  }
}

export default action
