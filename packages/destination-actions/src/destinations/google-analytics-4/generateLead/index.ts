import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { currency, eventFields, streamFields, value } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Generate Lead',
  description: 'Records that someone became a lead, for example by a form.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...streamFields,
    currency,
    value,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'generate_lead', payload)
}

export default action
