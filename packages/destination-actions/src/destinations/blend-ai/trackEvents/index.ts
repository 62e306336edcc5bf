import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { eventProperties } from '../../../lib/event-fields'
import { sendEvent } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track events',
  description: 'Records an event, a page or a screen that a user has seen, or the traits of a user.',
  defaultSubscription: 'type = "identify" or type = "page" or type = "screen" or type = "track"',
  fields: {
    eventName: {
      label: 'Event Name',
      description: 'The name of the event, or of the page or screen.',
      type: 'string',
      default: firstOf('$.event', '$.name')
    },
    eventType: {
      label: 'Event Type',
      description: 'The type of the event: `track`, `page`, `screen` or `identify`.',
      type: 'string',
      default: { '@path': '$.type' }
    },
    eventProperties,
    userTraits: {
      label: 'User Traits',
      description: 'The traits of the user.',
      type: 'object',
      default: firstOf('$.traits', '$.context.traits')
    },
    identifiers: {
      label: 'Identifiers',
      description: 'The IDs of the user.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      properties: {
        anonymousId: {
          label: 'Anonymous ID',
          description: 'The ID of a user who is not known yet.',
          type: 'string'
        },
        userId: { label: 'User ID', description: 'The ID of the user in your system.', type: 'string' }
      },
      default: { anonymousId: { '@path': '$.anonymousId' }, userId: { '@path': '$.userId' } }
    }
  },
  perform: (request, { payload: { eventName, eventType, eventProperties, userTraits, identifiers }, settings }) =>
    sendEvent(request, settings, {
      type: eventType,
      properties: eventProperties,
      name: eventName,
      userTraits,
      anonymousId: identifiers?.anonymousId,
      userId: identifiers?.userId
    })
}

export default action
