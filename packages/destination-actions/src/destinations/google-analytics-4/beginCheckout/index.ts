import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { coupon, currency, eventFields, items, streamFields, value } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Begin Checkout',
  description: 'Records that someone began to check out.',
  defaultSubscription: 'type = "track" and event = "Checkout Started"',
  fields: {
    ...streamFields,
    coupon: { ...coupon, default: { '@path': '$.properties.coupon' } },
    currency,
    items: { ...items, required: true },
    value,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'begin_checkout', payload)
}

export default action
