import type { ActionDefinition } from '@segment/actions-core'
import { conversionActionChoices } from '../api'
import { callFields } from '../fields'
import { sendCalls } from '../uploads'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Call Conversion V2',
  description: 'Sends a conversion that began with a call from an ad.',
  syncMode: {
    label: 'Sync Mode',
    description: 'What happens to the rows of a warehouse.',
    default: 'add',
    choices: [{ label: 'Add conversions', value: 'add' }]
  },
  fields: callFields,
  dynamicFields: { conversion_action: conversionActionChoices },
  ...sendCalls
}

export default action
