import type { ActionDefinition } from '@segment/actions-core'
import { attributesOf, convertDates } from '../attributes'
import {
  anonymousId,
  batchingFields,
  convertTimestamp,
  createdAt,
  objectTypeIdOfTraits,
  relationshipAttributes
} from '../fields'
import { findPersonIdentifiers, objectIdentifiers } from '../identifiers'
import { sendsOperations } from '../track-api'
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

  ...sendsOperations((payload: Payload) => {
    const person = findPersonIdentifiers({ person_id: payload.user_id, anonymous_id: payload.anonymous_id })
    const relationship = {
      identifiers: person,
      relationship_attributes: convertDates(payload.relationship_attributes, payload)
    }
    return {
      type: 'object',
      action: person && 'anonymous_id' in person ? 'identify_anonymous' : 'identify',
      identifiers: objectIdentifiers({ object_id: payload.id, object_type_id: payload.object_type_id }),
      attributes: attributesOf(payload),
      cio_relationships: person && [relationship]
    }
  })
}

export default action
