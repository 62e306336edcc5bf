import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { currency, eventFields, items, streamFields, value } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'View Cart',
  description: 'Records that someone saw the cart.',
  defaultSubscription: 'type = "track" and event = "Cart Viewed"',
  fields: {
    ...streamFields,
    currency,
    value,
    items: { ...items, required: true },
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'view_cart', payload)
}

export default action
