import type { ActionDefinition } from '@segment/actions-core'
import { group } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group',
  description: 'Creates a company in Canny, or updates the one with the same ID, and adds a person to it.',
  defaultSubscription: 'type = "group"',
  fields: {
    groupId: {
      label: 'Group ID',
      description: 'The ID of the company in your application, by which Canny finds the company again.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits: {
      label: 'Traits',
      description: 'Data about the company, for example its `name` and `monthlySpend`.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    type: {
      label: 'Type',
      description: 'The type of the call that told of the company, which is `group`.',
      type: 'string',
      required: true,
      default: { '@path': '$.type' }
    },
    userId: {
      label: 'User ID',
      description: 'The ID of a person who belongs to the company. Canny adds the person to the company.',
      type: 'string',
      default: { '@path': '$.userId' }
    }
  },

  perform: (request, { payload: { groupId, traits, type, userId } }) =>
    group(request, { groupId, traits, type, userId })
}

export default action
