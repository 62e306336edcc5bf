import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import * as shared from '../../lib/event-fields'
import { anonymousId as segmentAnonymousId } from '../../lib/event-fields'

export { segmentAnonymousId }

/** Further data about it. */
export const properties = {
  label: 'Properties',
  description: 'Further data about the event or the page view.',
  type: 'object',
  default: { '@path': '$.properties' }
} satisfies InputField

/** More fields of the person. */
export const userFields = {
  label: 'User Fields',
  description: 'Fields to update on the person. Encharge creates the ones that it does not know yet.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  default: { '@path': '$.context.traits' }
} satisfies InputField

/** The kind of call. */
export const type = {
  label: 'Type',
  description: 'The kind of call, such as `track` or `page`.',
  type: 'string',
  required: true,
  default: { '@path': '$.type' }
} satisfies InputField

/** The person by email address. */
export const email = {
  label: 'Email',
  description: 'The email address of the person.',
  type: 'string',
  default: firstOf('$.context.traits.email', '$.properties.email')
} satisfies InputField

/** The person by your own ID. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the person.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** The company of the person. */
export const groupId = {
  label: 'Group ID',
  description: 'The ID of the company or other group that the person belongs to.',
  type: 'string',
  default: { '@path': '$.context.groupId' }
} satisfies InputField

/** When it happened. */
export const timestamp = { ...shared.timestamp, required: false } satisfies InputField

/** What tells a message from its copies. */
export const messageId = {
  label: 'Message ID',
  description: 'The ID of the message, by which copies of it can be told apart.',
  type: 'string',
  default: { '@path': '$.messageId' }
} satisfies InputField

/** Where the request came from. */
export const ip = {
  label: 'IP Address',
  description: 'The IP address of the person.',
  type: 'string',
  default: { '@path': '$.context.ip' }
} satisfies InputField

/** The browser or app. */
export const userAgent = {
  label: 'User Agent',
  description: 'The user agent of the browser or app.',
  type: 'string',
  default: { '@path': '$.context.userAgent' }
} satisfies InputField

/** What brought the person. */
export const campaign = {
  label: 'Campaign',
  description: 'The campaign that brought the person.',
  type: 'object',
  properties: {
    name: { label: 'Name', description: 'The name of the campaign.', type: 'string' },
    source: { label: 'Source', description: 'Where the campaign ran.', type: 'string' },
    medium: { label: 'Medium', description: 'By which medium it ran, such as email.', type: 'string' },
    term: { label: 'Term', description: 'The keyword of the campaign.', type: 'string' },
    content: { label: 'Content', description: 'Which link or text of the campaign it was.', type: 'string' }
  },
  default: {
    name: { '@path': '$.context.campaign.name' },
    source: { '@path': '$.context.campaign.source' },
    medium: { '@path': '$.context.campaign.medium' },
    term: { '@path': '$.context.campaign.term' },
    content: { '@path': '$.context.campaign.content' }
  }
} satisfies InputField

/** The page where it happened. */
export const page = {
  label: 'Page',
  description: 'The page where it happened.',
  type: 'object',
  properties: {
    url: { label: 'URL', description: 'The full address of the page.', type: 'string' },
    title: { label: 'Title', description: 'The title of the page.', type: 'string' },
    referrer: { label: 'Referrer', description: 'The page that led there.', type: 'string' },
    path: { label: 'Path', description: 'The path of the address.', type: 'string' },
    search: { label: 'Search', description: 'The query string of the address.', type: 'string' }
  },
  default: {
    url: { '@path': '$.context.page.url' },
    title: { '@path': '$.context.page.title' },
    referrer: { '@path': '$.context.page.referrer' },
    path: { '@path': '$.context.page.path' },
    search: { '@path': '$.context.page.search' }
  }
} satisfies InputField

/** Where the person is. */
export const location = {
  label: 'Location',
  description: 'Where the person is.',
  type: 'object',
  properties: {
    city: { label: 'City', description: 'The city of the person.', type: 'string' },
    region: { label: 'Region', description: 'The region or state of the person.', type: 'string' },
    country: { label: 'Country', description: 'The country of the person.', type: 'string' }
  },
  default: {
    city: { '@path': '$.context.location.city' },
    region: { '@path': '$.context.location.region' },
    country: { '@path': '$.context.location.country' }
  }
} satisfies InputField

/** What to add or remove. */
export const tag = {
  label: 'Tag',
  description: 'The name of the tag.',
  type: 'string',
  required: true,
  default: { '@path': '$.traits.tag' }
} satisfies InputField

/** What every call tells of its context. */
export const callFields = {
  segmentAnonymousId,
  userId,
  groupId,
  timestamp,
  messageId,
  ip,
  userAgent,
  campaign,
  page,
  location
} satisfies Record<string, InputField>

/** The fields of events and page views. */
export const eventFields = {
  properties,
  userFields,
  type,
  email,
  ...callFields
} satisfies Record<string, InputField>
