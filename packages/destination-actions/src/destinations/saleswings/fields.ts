import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { anonymousId as anonymousID, userAgent } from '../../lib/event-fields'

export { anonymousID, userAgent }

/** What the timeline of the lead shows first. */
export const kind = {
  label: 'Kind',
  description: 'The kind of event, as the timeline of the lead shows it.',
  type: 'string',
  required: true
} satisfies InputField

/** What the timeline of the lead shows after the kind. */
export const data = {
  label: 'Data',
  description: 'What the timeline of the lead says about the event.',
  type: 'string',
  required: true
} satisfies InputField

/** The person. */
export const userID = {
  label: 'User ID',
  description: 'Your own ID of the lead.',
  type: 'string',
  // Dynamic because published forms have it so. SalesWings has no list of users, so there is nothing to choose from.
  dynamic: true,
  default: { '@path': '$.userId' }
} satisfies InputField

/** Who the lead is. */
export const email = {
  label: 'Email',
  description: 'The email address of the lead.',
  type: 'string',
  default: firstOf('$.traits.email', '$.properties.email')
} satisfies InputField

/** Where it happened. */
export const url = {
  label: 'URL',
  description: 'The address of the page on which it happened.',
  type: 'string',
  default: firstOf('$.properties.url', '$.context.page.url')
} satisfies InputField

/** Where the visitor was before. */
export const referrerUrl = {
  label: 'Referrer URL',
  description: 'The URL of the page that the visitor came from.',
  type: 'string',
  default: firstOf('$.properties.referrer', '$.context.page.referrer')
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened.',
  type: 'datetime',
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** What else is known. */
export const values = {
  label: 'Values',
  description: 'Further data about the event, by name. Scores can depend on it.',
  type: 'object',
  default: { '@path': '$.properties' }
} satisfies InputField

/** The lead, the page and what else is known, of events and screens. */
export const eventFields = {
  userID,
  anonymousID,
  email,
  url,
  referrerUrl,
  userAgent,
  timestamp,
  values
} satisfies Record<string, InputField>
