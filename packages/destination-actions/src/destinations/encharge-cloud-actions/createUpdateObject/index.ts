import type { ActionDefinition } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { ingest, objectTypes } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Object',
  description: 'Adds or updates a company or another kind of object, and puts the person into it.',
  defaultSubscription: 'type = "group"',
  fields: {
    objectType: {
      label: 'Object Type',
      description: 'The kind of object, such as `company`, as Encharge names it.',
      type: 'string',
      dynamic: true,
      required: true,
      default: 'company'
    },
    externalId: {
      label: 'External ID',
      description: 'Your own ID of the object. Encharge finds the object by it.',
      type: 'string',
      default: { '@path': '$.groupId' }
    },
    id: {
      label: 'Encharge Object ID',
      description: 'The ID that Encharge gave to the object. With it, Encharge updates this very object.',
      type: 'string'
    },
    objectData: {
      label: 'Object Data',
      description: 'Fields to keep with the object.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    userId,
    email: {
      label: 'Email',
      description: 'The email address of a person who belongs to the object.',
      type: 'string',
      default: { '@path': '$.email' }
    }
  },
  dynamicFields: {
    objectType: (request) =>
      choicesOf(async () => (await objectTypes(request)).map((name) => ({ value: name, label: name })))
  },
  perform: (request, { payload: { objectType, externalId, id, objectData, userId, email } }) =>
    ingest(request, {
      type: 'group',
      objectType,
      properties: { ...objectData, externalId, id },
      user: { email, userId }
    })
}

export default action
