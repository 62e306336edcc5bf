import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** Who it is. */
export const email = {
  label: 'Email',
  description: 'The email address of the person. Events of people without one are not sent.',
  type: 'string',
  default: firstOf('$.traits.email', '$.email')
} satisfies InputField

/** When it happened. */
export const sentAt = {
  label: 'Sent At',
  description: 'When it happened.',
  type: 'string',
  format: 'date-time',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** Where it comes from. */
export const context = {
  label: 'Context',
  description: 'Where the event comes from: device, page, campaign and so on.',
  type: 'object',
  default: { '@path': '$.context' }
} satisfies InputField

/** Where the device is. */
export const deviceIp = {
  label: 'Device IP',
  description: 'The IP address of the device, by which Koala recognizes companies.',
  type: 'string',
  default: { '@path': '$.context.ip' }
} satisfies InputField

/** The ID of the event. */
export const messageId = {
  label: 'Message ID',
  description: 'A unique ID of the event or the identify call.',
  type: 'string',
  required: true,
  default: { '@path': '$.messageId' }
} satisfies InputField

/** What is known of the person. */
export const traits = {
  label: 'Traits',
  description: 'What is known of the person.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField
