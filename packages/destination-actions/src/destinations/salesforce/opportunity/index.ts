import type { ActionDefinition } from '@segment/actions-core'
import { byOperation, commonFields, objectFields, operation } from '../fields'
import type { Settings } from '../generated-types'
import { opportunity } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Opportunity',
  description: 'Creates, updates or deletes opportunities, which are sales that may come.',
  fields: {
    operation,
    ...commonFields(byOperation),
    ...objectFields(opportunity.fields, byOperation)
  },
  ...writes(opportunity)
}

export default action
