import type { ActionDefinition } from '@segment/actions-core'
import { sendTo } from '../api'
import { anonymousId, groupId, segmentId, userIdentities } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove Contact from List',
  description: 'Takes a contact off a list.',
  fields: {
    segmentId,
    anonymousId,
    userIdentities,
    groupId
  },
  perform: sendTo('removeContactFromList')
}

export default action
