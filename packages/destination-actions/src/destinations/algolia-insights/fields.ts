import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** What was searched for. */
export const objectID = {
  label: 'Object ID',
  description: 'The ID of the product in the index.',
  type: 'string',
  required: true,
  default: { '@path': '$.properties.product_id' }
} satisfies InputField

/** Where it was searched. */
export const index = {
  label: 'Index',
  description: 'The index that was searched.',
  type: 'string',
  required: true,
  default: { '@path': '$.properties.search_index' }
} satisfies InputField

/** The search to credit. */
export const queryID = {
  label: 'Query ID',
  description: 'The ID that Algolia gave to the search, by which it credits the event to the search.',
  type: 'string',
  default: firstOf('$.properties.query_id', '$.integrations.Algolia Insights (Actions).query_id')
} satisfies InputField

/** Who searched. */
export const userToken = {
  label: 'User Token',
  description: 'Who the user is, as in searches: an ID of the visitor, or of the user.',
  type: 'string',
  required: true,
  default: firstOf('$.anonymousId', '$.userId')
} satisfies InputField

/** Who searched, after login. */
export const authenticatedUserToken = {
  label: 'Authenticated User Token',
  description: 'Your own ID of the user, where they have logged in.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened.',
  type: 'string',
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** What else is known. */
export const extraProperties = {
  label: 'Extra Properties',
  description: 'More properties of the event.',
  type: 'object',
  default: { '@path': '$.properties' }
} satisfies InputField

/** What Algolia makes of the event. */
export function eventType(otherwise: 'click' | 'conversion' | 'view') {
  return {
    label: 'Event Type',
    description: 'What Algolia counts the event as.',
    type: 'string',
    choices: ['view', 'conversion', 'click'],
    default: otherwise
  } satisfies InputField
}

/** How the event is named. */
export function eventName(otherwise: string) {
  return {
    label: 'Event Name',
    description: 'The name of the event in Algolia.',
    type: 'string',
    default: otherwise
  } satisfies InputField
}
