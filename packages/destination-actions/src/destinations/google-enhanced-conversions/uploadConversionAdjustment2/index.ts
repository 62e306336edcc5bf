import type { ActionDefinition } from '@segment/actions-core'
import { conversionActionChoices } from '../api'
import { adjustmentFields } from '../fields'
import { sendAdjustments } from '../uploads'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Conversion Adjustment V2',
  description: 'Retracts a conversion that Google has already, changes its value, or adds data of the person to it.',
  syncMode: {
    label: 'Sync Mode',
    description: 'What happens to the rows of a warehouse.',
    default: 'add',
    choices: [{ label: 'Add adjustments', value: 'add' }]
  },
  fields: {
    ...adjustmentFields,
    street_address: { ...adjustmentFields.street_address, category: 'hashedPII' }
  },
  dynamicFields: { conversion_action: conversionActionChoices },
  ...sendAdjustments
}

export default action
