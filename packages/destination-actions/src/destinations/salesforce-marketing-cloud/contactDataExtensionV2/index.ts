import type { ActionDefinition } from '@segment/actions-core'
import { pathOf } from '../api'
import { chosenId, columnNames, dataExtensionHooks } from '../data-extension'
import { batching, contactKeys, values } from '../fields'
import type { Settings } from '../generated-types'
import { batchedRows } from '../rows'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Contact to Data Extension (V2)',
  description:
    'Adds or updates the row of a contact. You choose or create the data extension when you save the mapping.',
  defaultSubscription: 'type = "identify"',
  fields: { keys: { ...contactKeys, dynamic: true }, values: { ...values, dynamic: true }, ...batching },
  dynamicFields: columnNames,
  hooks: dataExtensionHooks,
  ...batchedRows<Payload>((_payload, context) => pathOf({ id: chosenId(context) }))
}

export default action
