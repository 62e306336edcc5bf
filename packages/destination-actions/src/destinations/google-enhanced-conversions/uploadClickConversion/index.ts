import type { ActionDefinition } from '@segment/actions-core'
import { conversionActionChoices } from '../api'
import { clickFields } from '../fields'
import { sendClicks } from '../uploads'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upload Click Conversion',
  description: 'Sends a conversion that began with a click on an ad, with its cart and what is known of the person.',
  fields: clickFields,
  dynamicFields: { conversion_action: conversionActionChoices },
  ...sendClicks
}

export default action
