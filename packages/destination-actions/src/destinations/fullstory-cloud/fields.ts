import type { InputField } from '@segment/actions-core'

/** The person. Version 1 of the API needs it, version 2 does not. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user, by which Fullstory finds the person.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** The fields of an event. */
export const eventFields = {
  name: {
    label: 'Name',
    description: 'The name of the event, as people search for it in Fullstory. It may have up to 250 characters.',
    type: 'string',
    required: true,
    default: { '@path': '$.event' }
  },
  properties: {
    label: 'Properties',
    description:
      'Further data about the event. Characters other than letters, digits and underscores are removed from names.',
    type: 'object',
    default: { '@path': '$.properties' }
  },
  timestamp: {
    label: 'Timestamp',
    description: 'When the event happened. Fullstory uses the time of the request where this is empty.',
    type: 'datetime',
    default: { '@path': '$.timestamp' }
  },
  useRecentSession: {
    label: 'Use Recent Session',
    description: 'Whether Fullstory adds the event to the latest session of the user.',
    type: 'boolean'
  },
  sessionUrl: {
    label: 'Session URL',
    description: 'The address of the Fullstory session that the event belongs to.',
    type: 'string'
  }
} satisfies Record<string, InputField>

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of the visitor before they were known. Fullstory keeps it as the property `segmentAnonymousId`.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** What Fullstory shows of a person. */
export const personFields = {
  displayName: {
    label: 'Display Name',
    description: 'The name that Fullstory shows for the user.',
    type: 'string',
    default: { '@path': '$.traits.name' }
  },
  email: {
    label: 'Email',
    description: 'The email address of the user.',
    type: 'string',
    default: { '@path': '$.traits.email' }
  }
} satisfies Record<string, InputField>
