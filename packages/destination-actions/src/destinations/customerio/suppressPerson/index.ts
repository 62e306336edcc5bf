import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { batchingFields, personId } from '../fields'
import { personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Suppress Person',
  description:
    'Deletes a person and keeps Customer.io from taking or messaging them again, until they are unsuppressed.',
  defaultSubscription: 'event = "User Suppressed"',
  fields: {
    person_id: personId,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => ({
    type: 'person',
    action: 'suppress',
    identifiers: personIdentifiers(payload)
  }))
}

export default action
