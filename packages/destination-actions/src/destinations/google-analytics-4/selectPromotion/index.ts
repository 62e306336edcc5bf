import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, promotionFields, promotionItems, streamFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Select Promotion',
  description: 'Records that someone selected a promotion.',
  defaultSubscription: 'type = "track" and event = "Promotion Clicked"',
  fields: {
    ...streamFields,
    ...promotionFields,
    items: promotionItems,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'select_promotion', payload)
}

export default action
