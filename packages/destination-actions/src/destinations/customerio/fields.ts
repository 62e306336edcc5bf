import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The person, in actions that need one. */
export const personId: InputField = {
  label: 'Person ID',
  description:
    'Whom this is about: the ID of a person, an email address, or `cio_` followed by the identifier that Customer.io gave the person.',
  type: 'string',
  required: true,
  default: { '@path': '$.userId' }
}

/** The person, in actions that can do with an anonymous ID. */
export const optionalPersonId: InputField = { ...personId, required: false }

/** The visitor who is not known yet. */
export const anonymousId: InputField = {
  label: 'Anonymous ID',
  description:
    'The identifier of a visitor who is not known yet. Customer.io joins what was sent with it to the person whom a later event identifies with the same one.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
}

/** The device of a person. */
export const deviceId: InputField = {
  label: 'Device Token',
  description: 'The token by which push notifications reach the device.',
  type: 'string',
  required: true,
  default: { '@path': '$.context.device.token' }
}

/** The name of an object. */
export const objectId: InputField = {
  label: 'Object ID',
  description: 'The ID of the object, such as an account or a course, that people belong to.',
  type: 'string',
  default: { '@path': '$.properties.objectId' }
}

/** The kind of an object, where the properties of a track event hold it. */
export const objectTypeIdOfProperties = objectTypeId('properties')

/** The kind of an object, where the traits of an identify or a group event hold it. */
export const objectTypeIdOfTraits = objectTypeId('traits')

function objectTypeId(place: 'properties' | 'traits'): InputField {
  return {
    label: 'Object Type ID',
    description:
      'The number of the object type in Customer.io, under Settings and Custom Objects. Without one it is `1`, the first type of a workspace.',
    type: 'string',
    default: firstOf(`$.${place}.object_type_id`, `$.${place}.objectTypeId`)
  }
}

/** When a person or an object came to be. */
export const createdAt: InputField = {
  label: 'Created At',
  description: 'When the person or object came to be: a date, or the seconds since 1970. Becomes `created_at`.',
  type: 'string',
  default: firstOf('$.traits.created_at', '$.traits.createdAt')
}

/** What a relationship has of its own. */
export const relationshipAttributes: InputField = {
  label: 'Relationship Attributes',
  description: 'What to store with the relationship between the person and the object, such as a role.',
  type: 'object',
  default: { '@path': '$.traits.relationshipAttributes' }
}

/** What tells an event from its copies. */
export const eventId: InputField = {
  label: 'Event ID',
  description: 'An identifier of the event. Where it is a ULID, Customer.io takes an event that comes twice only once.',
  type: 'string',
  default: { '@path': '$.messageId' }
}

/** When it happened. */
export const timestamp: InputField = {
  label: 'Timestamp',
  description: 'When this happened: a date, or the seconds since 1970. Without one it is the time of arrival.',
  type: 'string',
  default: { '@path': '$.timestamp' }
}

/** The properties of an event. */
export const data: InputField = {
  label: 'Event Attributes',
  description: 'What to store with the event, for messages and conditions to use.',
  type: 'object',
  default: { '@path': '$.properties' }
}

/** Whether dates become numbers. */
export const convertTimestamp: InputField = {
  label: 'Convert Timestamps',
  description:
    'Turns ISO dates into seconds since 1970, at any depth of the attributes. Conditions on time work only with these.',
  type: 'boolean',
  default: true
}

/** The fields by which the host makes batches. */
export const batchingFields = {
  enable_batching: enableBatching,
  batch_size: batchSize({ minimum: 2, maximum: 100, default: 50 })
} satisfies Record<string, InputField>
