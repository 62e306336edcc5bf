import type { ActionDefinition } from '@segment/actions-core'
import { conversionActionChoices } from '../api'
import { adjustmentFields } from '../fields'
import { sendAdjustments } from '../uploads'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upload Conversion Adjustment',
  description: 'Retracts a conversion that Google has already, changes its value, or adds data of the person to it.',
  fields: adjustmentFields,
  dynamicFields: { conversion_action: conversionActionChoices },
  ...sendAdjustments
}

export default action
