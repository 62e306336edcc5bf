import type { ActionDefinition } from '@segment/actions-core'
import { bySyncMode, commonFields, objectFields, syncMode } from '../fields'
import type { Settings } from '../generated-types'
import { opportunity } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Opportunity V2',
  description: 'Creates, updates or deletes opportunities, which are sales that may come.',
  syncMode,
  fields: {
    ...commonFields(bySyncMode),
    ...objectFields(opportunity.fields, bySyncMode)
  },
  ...writes(opportunity)
}

export default action
