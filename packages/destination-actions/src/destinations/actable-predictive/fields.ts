import type { InputField } from '@segment/actions-core'

/** The customer. */
export const customerId = {
  label: 'Customer ID',
  description: 'Your own ID of the customer.',
  type: 'string',
  required: true,
  default: { '@path': '$.userId' }
} satisfies InputField

/** When it happened. Actions differ in the key. */
export const time = {
  label: 'Time',
  description: 'When it happened.',
  type: 'datetime',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** The table that a row goes to. Actions differ in the default. */
export const streamKey = {
  label: 'Stream Key',
  description: 'The stream in Actable that the event belongs to. Change it only if Actable asks you to.',
  type: 'string',
  required: true
} satisfies InputField
