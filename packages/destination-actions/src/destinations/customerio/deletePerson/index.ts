import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { batchingFields, personId } from '../fields'
import { personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Delete Person',
  description:
    'Deletes a person with everything that Customer.io knows about them. A later event can create the person again.',
  defaultSubscription: 'event = "User Deleted"',
  fields: {
    person_id: personId,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => ({
    type: 'person',
    action: 'delete',
    identifiers: personIdentifiers(payload)
  }))
}

export default action
