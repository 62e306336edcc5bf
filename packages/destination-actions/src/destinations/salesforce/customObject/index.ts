import type { ActionDefinition } from '@segment/actions-core'
import { objectChoices } from '../api'
import { byOperation, commonFields, customObjectName, objectFields, operation } from '../fields'
import type { Settings } from '../generated-types'
import { customObject } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Object',
  description:
    'Creates, updates or deletes records of objects that have no action of their own, such as custom objects.',
  fields: {
    operation,
    ...commonFields(byOperation),
    customObjectName,
    ...objectFields(customObject.fields, byOperation)
  },
  dynamicFields: { customObjectName: (request, { settings }) => objectChoices(request, settings) },
  ...writes(customObject)
}

export default action
