import type { ActionDefinition } from '@segment/actions-core'
import { customDataOf, sendEvent } from '../api'
import {
  contentIds,
  contentName,
  contents,
  contentType,
  currency,
  customData,
  numItems,
  originFields,
  processingFields,
  requiredFields,
  value
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Purchase',
  description: 'Reports an order that was paid.',
  defaultSubscription: 'type = "track" and event = "Order Completed"',
  fields: {
    ...requiredFields,
    currency: { ...currency, required: true },
    value: { ...value, required: true },
    net_revenue: {
      label: 'Net Revenue',
      description: 'What is left of the value without costs.',
      type: 'number'
    },
    content_ids: contentIds,
    content_name: contentName,
    content_type: contentType,
    contents,
    num_items: numItems,
    ...originFields,
    custom_data: customData,
    ...processingFields
  },
  perform: (request, { payload, settings }) =>
    sendEvent(request, settings, { name: 'Purchase', payload, customData: customDataOf(payload) })
}

export default action
