import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers } from '../api'
import { userWithEvents } from '../event'
import { attributes, eventUserFields, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'User Registered Event',
  description: 'Records that a user signed up.',
  defaultSubscription: 'type = "track" and event = "User Registered"',
  fields: {
    ...eventUserFields,
    timestamp,
    attributes
  },
  ...batchedUsers((payload: Payload) => userWithEvents('sign_up_confirmation', payload))
}

export default action
