import type { ActionDefinition } from '@segment/actions-core'
import { bySyncMode, commonFields, objectFields, syncMode } from '../fields'
import type { Settings } from '../generated-types'
import { lead } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Lead V2',
  description: 'Creates, updates or deletes leads, who are people who may become customers.',
  defaultSubscription: 'type = "identify"',
  syncMode,
  fields: {
    ...commonFields(bySyncMode),
    ...objectFields(lead.fields, bySyncMode)
  },
  ...writes(lead)
}

export default action
