import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { anonymousId, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Analytics Event',
  description: 'Records what a user does, including page views.',
  defaultSubscription: 'type = "track" or type = "page"',
  fields: {
    userId,
    anonymousId,
    eventName: {
      label: 'Event Name',
      description: 'The name of the event, or of the page.',
      type: 'string',
      required: true,
      default: firstOf('$.event', { '@template': 'pageview' })
    },
    context: {
      label: 'Context',
      description: 'Where the event comes from: device, page, campaign and so on.',
      type: 'object',
      default: { '@path': '$.context' }
    },
    properties: {
      label: 'Properties',
      description: 'What else is known of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  perform: (request, { payload: { eventName, userId, anonymousId, context, properties } }) =>
    request(`${API}/track`, {
      method: 'post',
      json: { event: eventName, userId, anonymousId, context: { ...context }, properties: { ...properties } }
    })
}

export default action
