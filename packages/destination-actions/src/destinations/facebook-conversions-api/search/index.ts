import type { ActionDefinition } from '@segment/actions-core'
import { customDataOf, sendEvent } from '../api'
import {
  contentCategory,
  contentIds,
  currency,
  customData,
  originFields,
  processingFields,
  requiredFields,
  singleContent,
  value
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Search',
  description:
    'Reports that a person searched for something. Map `Contents` to the products that were found, or leave it out.',
  defaultSubscription: 'type = "track" and event = "Products Searched"',
  fields: {
    ...requiredFields,
    content_category: contentCategory,
    content_ids: contentIds,
    contents: singleContent,
    currency,
    search_string: {
      label: 'Search Text',
      description: 'What the person searched for.',
      type: 'string',
      default: { '@path': '$.properties.query' }
    },
    value: { ...value, default: undefined },
    ...originFields,
    custom_data: customData,
    ...processingFields
  },
  perform: (request, { payload, settings }) =>
    sendEvent(request, settings, { name: 'Search', payload, customData: customDataOf(payload) })
}

export default action
