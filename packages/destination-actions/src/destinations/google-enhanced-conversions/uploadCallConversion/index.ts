import type { ActionDefinition } from '@segment/actions-core'
import { conversionActionChoices } from '../api'
import { callFields } from '../fields'
import { sendCalls } from '../uploads'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upload Call Conversion',
  description: 'Sends a conversion that began with a call from an ad.',
  fields: callFields,
  dynamicFields: { conversion_action: conversionActionChoices },
  ...sendCalls
}

export default action
