import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { coupon, currency, eventFields, items, orderFields, streamFields, tax, total } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Refund',
  description: 'Records that a purchase is paid back, in whole or in part.',
  defaultSubscription: 'type = "track" and event = "Order Refunded"',
  fields: {
    ...streamFields,
    currency,
    transaction_id: orderFields.transaction_id,
    value: total,
    affiliation: orderFields.affiliation,
    coupon,
    shipping: orderFields.shipping,
    tax,
    items,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'refund', payload)
}

export default action
