import type { ActionDefinition } from '@segment/actions-core'
import { saveConstituent } from '../constituents'
import { constituentFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Individual Constituent',
  description: 'Updates the constituent with an ID, a lookup ID or an email address, or creates it.',
  defaultSubscription: 'type = "identify"',
  fields: constituentFields,
  perform: (request, { payload }) => saveConstituent(request, payload)
}

export default action
