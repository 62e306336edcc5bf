import type { ActionDefinition } from '@segment/actions-core'
import { ingest } from '../api'
import { messageId, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Alias User',
  description: 'Gives a person another user ID.',
  defaultSubscription: 'type = "alias"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The new ID of the person.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    previousUserId: {
      label: 'Previous User ID',
      description: 'The ID that Encharge knows the person by until now.',
      type: 'string',
      required: true,
      default: { '@path': '$.previousId' }
    },
    timestamp,
    messageId
  },
  perform: (request, { payload }) => ingest(request, { ...payload, type: 'alias' })
}

export default action
