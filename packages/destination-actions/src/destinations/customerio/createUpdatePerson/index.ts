import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
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
import {
  anonymousAttribute,
  convertDates,
  convertTime,
  objectIdentifiers,
  personIdentifiers,
  toSeconds
} from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Person',
  description: 'Adds a person or updates what is known about them, and relates them to an object where one is given.',
  defaultSubscription: 'type = "identify"',
  fields: {
    id: {
      ...optionalPersonId,
      default: firstOf('$.userId', '$.traits.email')
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

  ...batchedOperations((payload: Payload) => {
    const { email, anonymous_id, group_id, relationship_attributes } = payload
    const identifiers = personIdentifiers({ person_id: payload.id, email, anonymous_id })
    const object = objectIdentifiers({ object_id: group_id, object_type_id: payload.object_type_id })
    return {
      type: 'person',
      action: 'identify',
      identifiers,
      attributes: {
        ...ownAttributes(payload),
        ...(email && { email }),
        ...anonymousAttribute(anonymous_id, identifiers)
      },
      cio_relationships: object && [{ identifiers: object, relationship_attributes }],
      timestamp: toSeconds(payload.timestamp)
    }
  })
}

/** The mapped attributes without those that have fields of their own, which are sent in their places instead. */
function ownAttributes(payload: Payload): Record<string, unknown> {
  const attributes: Record<string, unknown> = { ...convertDates(payload.custom_attributes, payload.convert_timestamp) }
  if (payload.relationship_attributes) delete attributes.relationshipAttributes
  if (payload.object_type_id) {
    delete attributes.object_type_id
    delete attributes.objectTypeId
  }
  if (payload.created_at) {
    delete attributes.createdAt
    attributes.created_at = convertTime(payload.created_at, payload.convert_timestamp)
  }
  return attributes
}

export default action
