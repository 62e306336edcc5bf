import type { InputField } from '@segment/actions-core'

/** The person. */
export const userKeys = {
  label: 'User Keys',
  description: 'The IDs by which Schematic finds the user, each under the name of its key.',
  type: 'object',
  additionalProperties: true,
  defaultObjectUI: 'keyvalue',
  default: { userId: { '@path': '$.userId' } }
} satisfies InputField

/** The account of the person. */
export const companyKeys = {
  label: 'Company Keys',
  description: 'The IDs by which Schematic finds the company of the user, each under the name of its key.',
  type: 'object',
  additionalProperties: true,
  defaultObjectUI: 'keyvalue'
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When the event happened. A number counts the milliseconds since 1970.',
  type: 'datetime',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField
