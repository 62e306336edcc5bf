import type { ActionDefinition } from '@segment/actions-core'
import { pathOf } from '../api'
import { batching, contactKeys, id, key, values } from '../fields'
import type { Settings } from '../generated-types'
import { batchedRows } from '../rows'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Contact to Data Extension',
  description: 'Adds or updates the row of a contact in a data extension.',
  defaultSubscription: 'type = "identify"',
  fields: { key, id, keys: contactKeys, values, ...batching },
  ...batchedRows<Payload>(pathOf)
}

export default action
