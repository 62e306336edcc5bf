import type { InputField } from '@segment/actions-core'

/** The audience. */
export const audienceKey = {
  label: 'Audience Key',
  description: 'The name of the audience in Criteo. It is created if there is none.',
  type: 'string',
  default: { '@path': '$.properties.audience_key' }
} satisfies InputField

/** The event, which nothing is done with. */
export const event = {
  label: 'Event Name',
  description: 'The name of the event that starts the change. Criteo does not get it.',
  type: 'string',
  default: { '@path': '$.event' }
} satisfies InputField

/** Who is added or removed. */
export const email = {
  label: 'Email',
  description: 'The email address of the person.',
  type: 'string',
  default: { '@path': '$.context.traits.email' }
} satisfies InputField

/** Whether the address leaves as it is. */
export const hashEmails = {
  label: 'Hash Emails',
  description: 'Sends the SHA-256 of email addresses instead of the addresses. Addresses that are hashed already stay.',
  type: 'boolean',
  default: false
} satisfies InputField
