import type { ActionDefinition } from '@segment/actions-core'
import { bySyncMode, commonFields, objectFields, syncMode } from '../fields'
import type { Settings } from '../generated-types'
import { supportCase } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Case V2',
  description: 'Creates, updates or deletes cases, which are questions and problems of customers.',
  syncMode,
  fields: {
    ...commonFields(bySyncMode),
    ...objectFields(supportCase.fields, bySyncMode)
  },
  ...writes(supportCase)
}

export default action
