import type { ActionDefinition } from '@segment/actions-core'
import { sendTo } from '../api'
import { anonymousId, segmentId, userIdentities } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Contact',
  description: 'Adds or updates a contact.',
  defaultSubscription: 'type = "identify"',
  fields: {
    segmentId,
    anonymousId,
    userIdentities,
    attributes: {
      label: 'Attributes',
      description: 'Attributes to keep with the contact, each by its key in Cordial.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    }
  },
  perform: sendTo('upsertContact')
}

export default action
