import type { ActionDefinition } from '@segment/actions-core'
import { attributesOf, convertDates, convertTime } from '../attributes'
import {
  anonymousId,
  batchingFields,
  convertTimestamp,
  createdAt,
  objectTypeIdOfTraits,
  optionalPersonId,
  relationshipAttributes,
  timestamp
} from '../fields'
import { objectIdentifiers, personIdentifiers } from '../identifiers'
import { sendsOperations } from '../track-api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Person',
  description: 'Adds a person or updates what is known about them, and relates them to an object where one is given.',
  defaultSubscription: 'type = "identify"',
  fields: {
    id: {
      ...optionalPersonId,
      default: {
        '@if': {
          exists: { '@path': '$.userId' },
          then: { '@path': '$.userId' },
          else: { '@path': '$.traits.email' }
        }
      }
    },
    anonymous_id: anonymousId,
    email: {
      label: 'Email Address',
      description: 'The email address of the person. It also names the person when there is no person ID.',
      type: 'string',
      default: { '@template': '{{traits.email}}' }
    },
    created_at: createdAt,
    group_id: {
      label: 'Object ID',
      description: 'The ID of an object, such as an account or a course, to relate the person to.',
      type: 'string',
      default: { '@path': '$.traits.objectId' }
    },
    custom_attributes: {
      label: 'Person Attributes',
      description:
        'What to store with the person. `null` or an empty text removes an attribute, and `unsubscribed: true` unsubscribes the person.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    relationship_attributes: relationshipAttributes,
    timestamp: {
      ...timestamp,
      description:
        'When the attributes changed. Customer.io applies changes that come late in the order of their times.'
    },
    convert_timestamp: convertTimestamp,
    object_type_id: objectTypeIdOfTraits,
    ...batchingFields
  },

  ...sendsOperations((payload: Payload) => {
    const { id, email, anonymous_id, group_id, object_type_id } = payload
    const relationship = group_id && {
      identifiers: objectIdentifiers({ object_id: group_id, object_type_id }),
      relationship_attributes: convertDates(payload.relationship_attributes, payload)
    }
    return {
      type: 'person',
      action: 'identify',
      identifiers: personIdentifiers({ person_id: id, email, anonymous_id }),
      attributes: attributesOf(payload, { email, anonymous_id }),
      cio_relationships: relationship ? [relationship] : undefined,
      timestamp: convertTime(payload.timestamp, payload)
    }
  })
}

export default action
