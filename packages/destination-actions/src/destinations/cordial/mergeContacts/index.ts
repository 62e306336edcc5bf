import type { ActionDefinition } from '@segment/actions-core'
import { anonymousId } from '../../../lib/event-fields'
import { sendTo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Merge Contacts',
  description: 'Makes one contact of two.',
  defaultSubscription: 'type = "alias"',
  fields: {
    segmentId: {
      label: 'Segment ID',
      description: 'The ID of the user in your system.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymousId,
    previousId: {
      label: 'Previous ID',
      description: 'The ID that the contact had until now: that of a user, or of a visitor who was not known.',
      type: 'string',
      required: true,
      default: { '@path': '$.previousId' }
    }
  },
  perform: sendTo('mergeContacts')
}

export default action
