import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import * as shared from '../../lib/event-fields'

export { eventContext as context } from '../../lib/event-fields'

/** Who it is. */
export const email = {
  label: 'Email',
  description: 'The email address of the person. Events of people without one are not sent.',
  type: 'string',
  default: firstOf('$.traits.email', '$.email')
} satisfies InputField

/** When it happened. */
export const sentAt = { ...shared.timestamp, label: 'Sent At' } satisfies InputField

/** Where the device is. */
export const deviceIp = {
  label: 'Device IP',
  description: 'The IP address of the device, by which Koala recognizes companies.',
  type: 'string',
  default: { '@path': '$.context.ip' }
} satisfies InputField

/** The ID of the event. */
export const messageId = {
  ...shared.messageId,
  description: 'A unique ID of the event or the identify call.',
  required: true
} satisfies InputField

/** Data about the person. */
export const traits = {
  label: 'Traits',
  description: 'Data about the person.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField
