import type { ActionDefinition } from '@segment/actions-core'
import { customDataOf, sendEvent } from '../api'
import {
  contentCategory,
  contentIds,
  contents,
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
  title: 'Initiate Checkout',
  description: 'Reports that a person started to check out.',
  defaultSubscription: 'type = "track" and event = "Checkout Started"',
  fields: {
    ...requiredFields,
    content_category: contentCategory,
    content_ids: contentIds,
    contents,
    currency,
    num_items: numItems,
    value,
    ...originFields,
    custom_data: customData,
    ...processingFields
  },
  perform: (request, { payload, settings }) =>
    sendEvent(request, settings, { name: 'InitiateCheckout', payload, customData: customDataOf(payload) })
}

export default action
