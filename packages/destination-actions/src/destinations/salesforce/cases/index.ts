import type { ActionDefinition } from '@segment/actions-core'
import { byOperation, commonFields, objectFields, operation } from '../fields'
import type { Settings } from '../generated-types'
import { supportCase } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Case',
  description: 'Creates, updates or deletes cases, which are questions and problems of customers.',
  fields: {
    operation,
    ...commonFields(byOperation),
    ...objectFields(supportCase.fields, byOperation)
  },
  ...writes(supportCase)
}

export default action
