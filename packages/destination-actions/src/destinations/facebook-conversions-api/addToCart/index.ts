import type { ActionDefinition } from '@segment/actions-core'
import { customDataOf, sendEvent } from '../api'
import {
  contentIds,
  contentName,
  contentType,
  currency,
  customData,
  originFields,
  priceAsValue,
  processingFields,
  requiredFields,
  singleContent
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Cart',
  description: 'Reports that a person put a product into the cart.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: {
    ...requiredFields,
    content_ids: contentIds,
    content_name: contentName,
    content_type: contentType,
    contents: singleContent,
    currency,
    value: priceAsValue,
    ...originFields,
    custom_data: customData,
    ...processingFields
  },
  perform: (request, { payload, settings }) =>
    sendEvent(request, settings, { name: 'AddToCart', payload, customData: customDataOf(payload) })
}

export default action
