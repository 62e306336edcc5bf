import type { ActionDefinition } from '@segment/actions-core'
import { conversionActionChoices } from '../api'
import { clickFields } from '../fields'
import { sendClicks } from '../uploads'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Click Conversion V2',
  description: 'Sends a conversion that began with a click on an ad, with its cart and what is known of the person.',
  syncMode: {
    label: 'Sync Mode',
    description: 'What happens to the rows of a warehouse.',
    default: 'add',
    choices: [{ label: 'Add conversions', value: 'add' }]
  },
  fields: clickFields,
  dynamicFields: { conversion_action: conversionActionChoices },
  ...sendClicks
}

export default action
