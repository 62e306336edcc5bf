import type { ActionDefinition } from '@segment/actions-core'
import { sendTo } from '../api'
import { anonymousId, groupId, segmentId, userIdentities } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add Contact to List',
  description: 'Puts a contact on a list.',
  defaultSubscription: 'type = "group"',
  fields: {
    segmentId,
    anonymousId,
    userIdentities,
    groupId,
    listName: {
      label: 'List Name',
      description: 'The name of the list, for a list that Cordial does not know yet.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    }
  },
  perform: sendTo('addContactToList')
}

export default action
