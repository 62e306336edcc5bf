import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { coupon, currency, eventFields, items, streamFields, value } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add Payment Info',
  description: 'Records that someone entered how to pay.',
  defaultSubscription: 'type = "track" and event = "Payment Info Entered"',
  fields: {
    ...streamFields,
    currency,
    value,
    coupon,
    payment_type: {
      label: 'Payment Type',
      description: 'How the user pays, for example `Credit Card`.',
      type: 'string',
      default: { '@path': '$.properties.payment_method' }
    },
    items: { ...items, required: true },
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'add_payment_info', payload)
}

export default action
