import type { ActionDefinition } from '@segment/actions-core'
import { pathOf } from '../api'
import { batching, id, key, keys, values } from '../fields'
import type { Settings } from '../generated-types'
import { batchedRows } from '../rows'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Event to Data Extension',
  description: 'Adds or updates a row with data of an event in a data extension.',
  fields: { key, id, keys, values, ...batching },
  ...batchedRows<Payload>(pathOf)
}

export default action
