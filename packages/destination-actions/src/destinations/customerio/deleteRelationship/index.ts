import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { anonymousId, batchingFields, objectId, objectTypeIdOfProperties, personId } from '../fields'
import { anonymousAttribute, objectIdentifiers, personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Delete Relationship',
  description: 'Removes the relationship between a person and an object. Both stay.',
  defaultSubscription: 'event = "Relationship Deleted"',
  fields: {
    person_id: personId,
    anonymous_id: anonymousId,
    object_id: { ...objectId, required: true },
    object_type_id: objectTypeIdOfProperties,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => ({
    type: 'object',
    action: 'delete_relationships',
    identifiers: objectIdentifiers(payload),
    cio_relationships: [{ identifiers: personIdentifiers(payload) }],
    attributes: anonymousAttribute(payload.anonymous_id)
  }))
}

export default action
