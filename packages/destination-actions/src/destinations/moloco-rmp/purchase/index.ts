import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, items, pageFields, revenue, shippingCharge } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Purchase',
  description: 'Records an order and its items.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: {
    ...eventFields,
    items: { ...items, required: true },
    revenue: { ...revenue, required: true },
    ...pageFields,
    shipping_charge: shippingCharge
  },
  perform: (request, { payload, settings }) =>
    sendUserEvent(request, settings, toUserEvent('PURCHASE', payload, settings))
}

export default action
