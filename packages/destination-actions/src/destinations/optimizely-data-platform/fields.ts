import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** Who it is. Optimizely merges the customers that share an identifier. */
export const userIdentifiers = {
  label: 'User Identifiers',
  description: 'What identifies the customer. Optimizely merges customers that share an identifier.',
  type: 'object',
  properties: {
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID of a visitor who is not identified yet.',
      type: 'string'
    },
    userId: { label: 'User ID', description: 'Your own ID of the customer.', type: 'string' },
    email: { label: 'Email', description: 'The email address of the customer.', type: 'string' },
    optimizely_vuid: {
      label: 'Optimizely VUID',
      description: 'The visitor ID that the Optimizely tag or SDK assigned.',
      type: 'string'
    },
    fs_user_id: {
      label: 'Feature Experimentation User ID',
      description: 'The user ID that you give to Optimizely Feature Experimentation.',
      type: 'string'
    },
    web_user_id: {
      label: 'Web Experimentation User ID',
      description: 'The user ID that you give to Optimizely Web Experimentation.',
      type: 'string'
    }
  },
  required: true,
  default: {
    anonymousId: { '@path': '$.anonymousId' },
    userId: { '@path': '$.userId' },
    email: firstOf('$.properties.email', '$.traits.email'),
    optimizely_vuid: firstOf('$.properties.optimizely_vuid', '$.traits.optimizely_vuid'),
    fs_user_id: { '@path': '$.userId' },
    web_user_id: { '@path': '$.userId' }
  }
} satisfies InputField

/** The type of a custom event. */
export const eventType = {
  label: 'Event Type',
  description: 'The type of the event, such as product or order. Default: custom.',
  type: 'string',
  default: { '@path': '$.event' }
} satisfies InputField

/** What was done. */
export const eventAction = {
  label: 'Event Action',
  description: 'What the customer did, which tells apart events of one type, such as detail or purchase.',
  type: 'string'
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When the event happened.',
  type: 'string',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** The fields of batches, which forms do not show. */
export const batchingFields = {
  enable_batching: { ...enableBatching, unsafe_hidden: true },
  batch_size: { ...batchSize({ default: 100, unsafe_hidden: true }), type: 'integer' }
} satisfies Record<string, InputField>
