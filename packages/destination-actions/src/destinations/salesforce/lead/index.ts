import type { ActionDefinition } from '@segment/actions-core'
import { byOperation, commonFields, objectFields, operation } from '../fields'
import type { Settings } from '../generated-types'
import { lead } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const fields = objectFields(lead.fields, byOperation)

const action: ActionDefinition<Settings, Payload> = {
  title: 'Lead',
  description: 'Creates, updates or deletes leads, who are people who may become customers.',
  defaultSubscription: 'type = "identify"',
  fields: {
    operation,
    ...commonFields(byOperation),
    ...fields,
    last_name: {
      ...fields.last_name,
      required: { conditions: [{ fieldKey: 'operation', operator: 'is', value: 'create' }] }
    }
  },
  ...writes(lead)
}

export default action
