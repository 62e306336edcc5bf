import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { coupon, currency, eventFields, items, orderFields, streamFields, tax, total } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Purchase',
  description: 'Records that someone bought something.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: {
    ...streamFields,
    affiliation: orderFields.affiliation,
    coupon: { ...coupon, default: { '@path': '$.properties.coupon' } },
    currency: { ...currency, required: true },
    items: { ...items, required: true },
    transaction_id: orderFields.transaction_id,
    shipping: orderFields.shipping,
    tax: { ...tax, default: { '@path': '$.properties.tax' } },
    value: total,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'purchase', payload)
}

export default action
