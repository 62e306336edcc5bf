import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'

/** The product that the event is about. */
export const objectID = {
  label: 'Object ID',
  description: 'The ID of the product in the index.',
  type: 'string',
  required: true,
  default: { '@path': '$.properties.product_id' }
} satisfies InputField

/** The products that the event is about. */
export const products = {
  label: 'Products',
  description: 'The products.',
  type: 'object',
  multiple: true,
  required: true,
  defaultObjectUI: 'keyvalue',
  properties: {
    product_id: {
      label: 'Product ID',
      description: 'The ID of the product in the index.',
      type: 'string',
      required: true
    }
  },
  default: eachOf('$.properties.products', { product_id: '$.product_id' })
} satisfies InputField

/** Where the user searched, and the search to credit. */
export const searchFields = {
  index: {
    label: 'Index',
    description: 'The index that was searched.',
    type: 'string',
    required: true,
    default: { '@path': '$.properties.search_index' }
  },
  queryID: {
    label: 'Query ID',
    description: 'The ID that Algolia gave to the search, by which it credits the event to the search.',
    type: 'string',
    default: firstOf('$.properties.query_id', '$.integrations.Algolia Insights (Actions).query_id')
  }
} satisfies Record<string, InputField>

/** Who did it, before and after login, and when. */
export const userFields = {
  userToken: {
    label: 'User Token',
    description: 'Who the user is, as in searches: an ID of the visitor, or of the user.',
    type: 'string',
    required: true,
    default: firstOf('$.anonymousId', '$.userId')
  },
  authenticatedUserToken: {
    label: 'Authenticated User Token',
    description: 'Your own ID of the user, where they have logged in.',
    type: 'string',
    default: { '@path': '$.userId' }
  },
  timestamp: {
    label: 'Timestamp',
    description: 'When it happened.',
    type: 'string',
    default: { '@path': '$.timestamp' }
  }
} satisfies Record<string, InputField>

/** Further data about the event, its name in Algolia, and what Algolia counts it as, with the action's defaults. */
export function eventFields(defaults: { eventName: string; eventType: 'click' | 'conversion' | 'view' }) {
  return {
    extraProperties: {
      label: 'Extra Properties',
      description: 'More properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    eventName: {
      label: 'Event Name',
      description: 'The name of the event in Algolia.',
      type: 'string',
      default: defaults.eventName
    },
    eventType: {
      label: 'Event Type',
      description: 'What Algolia counts the event as.',
      type: 'string',
      choices: ['view', 'conversion', 'click'],
      default: defaults.eventType
    }
  } satisfies Record<string, InputField>
}
