import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { eventContext } from '../../../lib/event-fields'
import { sendTo } from '../api'
import { anonymousId, segmentId, userIdentities } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Contactactivity',
  description: 'Records what a contact does.',
  defaultSubscription: 'type = "track" or type = "page"',
  fields: {
    segmentId,
    anonymousId,
    userIdentities,
    action: {
      label: 'Action',
      description: 'The name of the activity, as in Cordial.',
      type: 'string',
      required: true,
      default: firstOf('$.event', 'pageView')
    },
    time: { label: 'Time', description: 'When it happened.', type: 'datetime', default: { '@path': '$.timestamp' } },
    properties: {
      label: 'Properties',
      description: 'Further data about the activity.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    context: eventContext
  },
  perform: sendTo('createContactactivity')
}

export default action
