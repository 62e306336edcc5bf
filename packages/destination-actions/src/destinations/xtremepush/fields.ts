import type { InputField } from '@segment/actions-core'
import * as shared from '../../lib/event-fields'

/** The kind of call. */
export const type = {
  label: 'Type',
  description: 'The type of the call, such as `track`. Xtremepush reads from it what to do with the rest.',
  type: 'string',
  required: true,
  default: { '@path': '$.type' }
} satisfies InputField

/**
 * Who the user is.
 *
 * @param traits the path of the traits, which hold the phone number and the email address
 */
export function identifiersIn(traits: '$.traits' | '$.context.traits') {
  return {
    label: 'Identifiers',
    description: 'What Xtremepush finds the user by.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      userId: {
        label: 'User ID',
        description: 'The ID of the user in your system.',
        type: 'string'
      },
      anonymousId: {
        label: 'Anonymous ID',
        description: 'The ID of a visitor who is not identified yet.',
        type: 'string'
      },
      phone: {
        label: 'Phone',
        description: 'The phone number of the user.',
        type: 'string'
      },
      email: {
        label: 'Email',
        description: 'The email address of the user.',
        type: 'string',
        format: 'email'
      }
    },
    default: {
      userId: { '@path': '$.userId' },
      anonymousId: { '@path': '$.anonymousId' },
      phone: { '@path': `${traits}.phone` },
      email: { '@path': `${traits}.email` }
    }
  } satisfies InputField
}

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When the call was made.',
  type: 'string',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** The call. */
export const messageId = { ...shared.messageId, required: true } satisfies InputField
