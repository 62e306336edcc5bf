import type { ActionDefinition } from '@segment/actions-core'
import { deviceManufacturer, deviceModel, eventName, properties, userId } from '../../../lib/event-fields'
import { sendMetricEvent } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track',
  description: 'Records an event with the device that it happened on.',
  fields: {
    userId,
    occurredAt: {
      label: 'Occurred At',
      description: 'When the event happened.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    name: eventName,
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID of a user who is not known yet.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    },
    properties,
    appVersion: {
      label: 'App Version',
      description: 'The version of your app.',
      type: 'string',
      default: { '@path': '$.context.app.version' }
    },
    deviceId: {
      label: 'Device ID',
      description: 'The ID of the device.',
      type: 'string',
      default: { '@path': '$.context.device.id' }
    },
    deviceType: {
      label: 'Device Type',
      description: 'The type of the device. AppFit has no place for it yet, so it is not sent.',
      type: 'string',
      default: { '@path': '$.context.device.type' }
    },
    deviceManufacturer,
    deviceModel,
    deviceAdvertisingId: {
      label: 'Device Advertising ID',
      description: 'The advertising ID of the device: IDFA or AAID.',
      type: 'string',
      default: { '@path': '$.context.device.advertisingId' }
    },
    ipAddress: {
      label: 'IP Address',
      description: 'The IP address that the event came from.',
      type: 'string',
      default: { '@path': '$.context.ip' }
    },
    osName: {
      label: 'OS Name',
      description: 'The name of the operating system.',
      type: 'string',
      default: { '@path': '$.context.os.name' }
    },
    osVersion: {
      label: 'OS Version',
      description: 'The version of the operating system.',
      type: 'string',
      default: { '@path': '$.context.os.version' }
    },
    eventId: {
      label: 'Event ID',
      description: 'A unique ID of the event, which AppFit keeps as the ID in the source.',
      type: 'string',
      required: true,
      default: { '@path': '$.messageId' }
    }
  },
  perform: (request, { payload }) =>
    sendMetricEvent(request, {
      eventSource: 'segment',
      occurredAt: payload.occurredAt,
      version: '2',
      payload: {
        sourceEventId: payload.eventId,
        eventName: payload.name,
        userId: payload.userId,
        anonymousId: payload.anonymousId,
        properties: payload.properties,
        systemProperties: {
          appVersion: payload.appVersion,
          ipAddress: payload.ipAddress,
          os: { name: payload.osName, version: payload.osVersion },
          device: {
            id: payload.deviceId,
            advertisingId: payload.deviceAdvertisingId,
            manufacturer: payload.deviceManufacturer,
            model: payload.deviceModel
          }
        }
      }
    })
}

export default action
