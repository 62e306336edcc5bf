import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { ingest, toEvent } from '../api'
import { callFields, type } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Adds or updates a person.',
  defaultSubscription: 'type = "identify"',
  fields: {
    user: {
      label: 'User Fields',
      description: 'Fields to keep with the person. Encharge creates the ones that it does not know yet.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the person.',
      type: 'string',
      default: firstOf('$.traits.email', '$.context.traits.email')
    },
    type,
    ...callFields
  },
  perform: (request, { payload: { user, ...payload } }) => ingest(request, toEvent(payload, user))
}

export default action
