import type { ActionDefinition } from '@segment/actions-core'
import { beginSession } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Begins a session of a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId,
    ip: {
      label: 'IP Address',
      description: 'The IP address of the user.',
      type: 'string',
      default: { '@path': '$.context.ip' }
    },
    userAgent: {
      label: 'User Agent',
      description: 'The browser or app of the user.',
      type: 'string',
      default: { '@path': '$.context.userAgent' }
    }
  },
  perform: (request, { payload: { userId, ip, userAgent } }) => beginSession(request, userId, { ip, userAgent })
}

export default action
