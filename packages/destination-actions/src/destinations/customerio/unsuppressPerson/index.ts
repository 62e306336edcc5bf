import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { batchingFields, personId } from '../fields'
import { personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Unsuppress Person',
  description: 'Lets Customer.io take and message a person again who was suppressed.',
  defaultSubscription: 'event = "User Unsuppressed"',
  fields: {
    person_id: personId,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => ({
    type: 'person',
    action: 'unsuppress',
    identifiers: personIdentifiers(payload)
  }))
}

export default action
