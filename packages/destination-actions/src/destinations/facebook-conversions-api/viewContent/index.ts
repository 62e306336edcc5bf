import type { ActionDefinition } from '@segment/actions-core'
import { customDataOf, sendEvent } from '../api'
import {
  contentCategory,
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
  title: 'View Content',
  description: 'Reports that a person looked at a product or a page that matters.',
  defaultSubscription: 'type = "track" and event = "Product Viewed"',
  fields: {
    ...requiredFields,
    content_category: contentCategory,
    content_ids: { ...contentIds, default: { '@path': '$.properties.product_id' } },
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
    sendEvent(request, settings, { name: 'ViewContent', payload, customData: customDataOf(payload) })
}

export default action
