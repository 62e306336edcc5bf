import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { batchingFields, objectId, objectTypeIdOfProperties } from '../fields'
import { objectIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Delete Object',
  description: 'Deletes an object and all its relationships to people.',
  defaultSubscription: 'event = "Object Deleted"',
  fields: {
    object_id: objectId,
    object_type_id: objectTypeIdOfProperties,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => ({
    type: 'object',
    action: 'delete',
    identifiers: objectIdentifiers(payload)
  }))
}

export default action
