import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, promotionFields, promotionItems, streamFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'View Promotion',
  description: 'Records that someone saw a promotion.',
  defaultSubscription: 'type = "track" and event = "Promotion Viewed"',
  fields: {
    ...streamFields,
    ...promotionFields,
    location_id: { ...promotionFields.location_id, default: { '@path': '$.properties.position' } },
    items: { ...promotionItems, required: true },
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'view_promotion', payload)
}

export default action
