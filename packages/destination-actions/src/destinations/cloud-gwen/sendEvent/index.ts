import type { ActionDefinition } from '@segment/actions-core'
import { recordEvent } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Event',
  description: 'Records an event of a user.',
  defaultSubscription: 'type = "track"',
  fields: {
    userId,
    type: {
      label: 'Type',
      description: 'The type of the event, as your GWEN project has it.',
      type: 'string',
      required: true,
      default: { '@path': '$.type' }
    },
    data: {
      label: 'Data',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  perform: (request, { payload: { userId, type, data = {} } }) => recordEvent(request, { userId, type, data })
}

export default action
