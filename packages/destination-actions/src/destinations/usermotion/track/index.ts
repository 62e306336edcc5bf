import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { eventContext, properties } from '../../../lib/event-fields'
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
    context: eventContext,
    properties
  },
  perform: (request, { payload: { eventName, userId, anonymousId, context, properties } }) =>
    request(`${API}/track`, {
      method: 'post',
      json: { event: eventName, userId, anonymousId, context: { ...context }, properties: { ...properties } }
    })
}

export default action
