import { batched, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { eventTime, properties, userId } from '../../../lib/event-fields'
import { API } from '../api'
import { deviceId, devicePlatform } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a user does, including the pages and screens that they see.',
  defaultSubscription: 'type = "track" or type = "page" or type = "screen"',
  fields: {
    external_id: { ...userId, required: true },
    device_id: deviceId,
    device_platform: devicePlatform,
    name: {
      label: 'Event Name',
      description: 'The name of the event, or of the page or screen.',
      type: 'string',
      required: true,
      default: firstOf('$.event', '$.name')
    },
    timestamp: { ...eventTime, required: true },
    properties,
    enable_batching: { ...enableBatching, default: false }
  },
  ...batched({
    toItem: ({ external_id, device_id, device_platform, name, timestamp, properties }: Payload) => ({
      user_id: external_id,
      device_id,
      device_platform,
      name,
      timestamp,
      attributes: properties
    }),
    send: (request, events, { settings }: SendContext<Settings>) =>
      request(`${API}/post-events`, {
        method: 'post',
        json: { events: events.map((event) => ({ ...event, app_id: settings.pushwooshAppCode })) }
      }),
    sendOne: (request, event, { settings }) =>
      request(`${API}/post-events`, {
        method: 'post',
        json: { events: [{ ...event, app_code: settings.pushwooshAppCode }] }
      })
  })
}

export default action
