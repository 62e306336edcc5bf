import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import {
  anonymousId,
  batchingFields,
  convertTimestamp,
  createdAt,
  objectTypeIdOfTraits,
  relationshipAttributes
} from '../fields'
import { anonymousAttribute, convertDates, convertTime, objectIdentifiers, personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Object',
  description: 'Adds an object, such as an account or a course, or updates it, and relates a person to it.',
  defaultSubscription: 'type = "group"',
  fields: {
    id: {
      label: 'Object ID',
      description: 'The ID of the object, such as an account or a course, that people belong to.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    created_at: createdAt,
    custom_attributes: {
      label: 'Object Attributes',
      description: 'What to store with the object. `null` or an empty text removes an attribute.',
      type: 'object',
      default: { '@path': '$.traits.objectAttributes' }
    },
    relationship_attributes: relationshipAttributes,
    user_id: {
      label: 'Person ID',
      description:
        'The person to relate to the object: an ID, an email address, or `cio_` followed by the identifier that Customer.io gave.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymous_id: anonymousId,
    object_type_id: objectTypeIdOfTraits,
    convert_timestamp: convertTimestamp,
    ...batchingFields
  },

  ...batchedOperations(({ convert_timestamp, custom_attributes, anonymous_id, ...payload }: Payload) => {
    const person = personIdentifiers({ person_id: payload.user_id, anonymous_id })
    const relationship = {
      identifiers: person,
      relationship_attributes: convertDates(payload.relationship_attributes, convert_timestamp)
    }
    return {
      type: 'object',
      action: person && 'anonymous_id' in person ? 'identify_anonymous' : 'identify',
      identifiers: objectIdentifiers({ object_id: payload.id, object_type_id: payload.object_type_id }),
      // Beside the attributes, where saved mappings have always sent it.
      created_at: convertTime(payload.created_at, convert_timestamp),
      attributes:
        custom_attributes || anonymous_id
          ? { ...convertDates(custom_attributes, convert_timestamp), ...anonymousAttribute(anonymous_id) }
          : undefined,
      cio_relationships: person && [relationship]
    }
  })
}

export default action
