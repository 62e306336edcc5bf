import type { ActionDefinition } from '@segment/actions-core'
import { additionalProperties, send } from '../api'
import { anonymousId, customerId, email, pageFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Custom Event',
  description: 'Records an event of your own.',
  fields: {
    eventType: {
      label: 'Event Type',
      description: 'The name of the event, as your campaigns in Friendbuy use it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    eventProperties: {
      label: 'Event Properties',
      description: 'Properties of the event, by name. Friendbuy keeps their values as texts.',
      type: 'object',
      required: true,
      default: { '@path': '$.properties' }
    },
    deduplicationId: {
      label: 'Deduplication ID',
      description: 'An ID of the event. Friendbuy counts events with the same one only once.',
      type: 'string',
      default: { '@path': '$.properties.deduplicationId' }
    },
    customerId,
    anonymousId,
    email,
    ...pageFields
  },
  // https://developers.friendbuy.com/#custom-event
  perform: (request, { settings, payload }) => {
    // What the event has a parameter for is no additional property.
    const { deduplicationId, email, ...properties } = payload.eventProperties
    return send(request, settings, 'event/custom', {
      eventType: payload.eventType,
      deduplicationId: payload.deduplicationId ?? deduplicationId,
      email: payload.email ?? email,
      userAgent: payload.userAgent,
      ipAddress: payload.ipAddress,
      additionalProperties: additionalProperties({
        ...properties,
        customerId: payload.customerId,
        anonymousId: payload.anonymousId
      })
    })
  }
}

export default action
