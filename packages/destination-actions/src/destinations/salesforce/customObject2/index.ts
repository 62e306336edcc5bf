import type { ActionDefinition } from '@segment/actions-core'
import { objectChoices } from '../api'
import { bySyncMode, commonFields, customObjectName, objectFields, syncMode } from '../fields'
import type { Settings } from '../generated-types'
import { customObject } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Object V2',
  description:
    'Creates, updates or deletes records of objects that have no action of their own, such as custom objects.',
  syncMode,
  fields: {
    ...commonFields(bySyncMode),
    customObjectName,
    ...objectFields(customObject.fields, bySyncMode)
  },
  dynamicFields: { customObjectName: (request, { settings }) => objectChoices(request, settings) },
  ...writes(customObject)
}

export default action
