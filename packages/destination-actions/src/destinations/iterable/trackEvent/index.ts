import { batched, firstOf } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { MAX_LIST_BYTES, api, rejectionsOf, requireIdentity, toCreatedAt, toDataFields } from '../api'
import type { BulkAnswer } from '../api'
import { batchingFields, campaignId, createdAt, dataFields, templateId, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Event',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track" and event != "Order Completed" and event != "Cart Updated"',
  fields: {
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      format: 'email',
      default: firstOf('$.properties.email', '$.context.traits.email')
    },
    userId,
    eventName: {
      label: 'Event Name',
      description: 'The name of the event, as your journeys in Iterable use it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    dataFields,
    id: {
      label: 'Event ID',
      description: 'An ID of the event. Iterable overwrites an event that comes again with the same one.',
      type: 'string',
      default: { '@path': '$.messageId' }
    },
    createdAt,
    campaignId,
    templateId,
    ...batchingFields
  },
  // https://api.iterable.com/api/docs#events_track and https://api.iterable.com/api/docs#events_trackBulk
  ...batched({
    toItem: (payload: Payload) => {
      requireIdentity(payload)
      return { ...payload, dataFields: toDataFields(payload.dataFields), createdAt: toCreatedAt(payload.createdAt) }
    },
    send: (request, events, { settings }: SendContext<Settings>) =>
      request<BulkAnswer>(`${api(settings)}/events/trackBulk`, { method: 'post', json: { events } }),
    sendOne: (request, event, { settings }) =>
      request(`${api(settings)}/events/track`, { method: 'post', json: event }),
    limits: { bytes: MAX_LIST_BYTES },
    rejections: rejectionsOf
  })
}

export default action
