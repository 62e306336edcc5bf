import type { ActionDefinition } from '@segment/actions-core'
import { anonymousId, batchingFields, objectId, objectTypeIdOfProperties, personId } from '../fields'
import { objectIdentifiers, personIdentifiers } from '../identifiers'
import { sendsOperations } from '../track-api'
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

  ...sendsOperations((payload: Payload) => ({
    type: 'person',
    action: 'delete_relationships',
    identifiers: personIdentifiers(payload),
    cio_relationships: [{ identifiers: objectIdentifiers(payload) }]
  }))
}

export default action
