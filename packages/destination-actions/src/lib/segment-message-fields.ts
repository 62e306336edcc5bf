import type { InputField } from '@segment/actions-core'

/** The fields for the parts of a Segment message, by their key in payloads. */
export const messageFields = {
  user_id: {
    label: 'User ID',
    description: 'The identifier of the user in your database. A call needs this or an Anonymous ID.',
    type: 'string'
  },
  anonymous_id: {
    label: 'Anonymous ID',
    description:
      'An identifier for someone whose User ID is not known, for example that of a browser. A call needs this or a User ID.',
    type: 'string'
  },
  group_id: {
    label: 'Group ID',
    description: 'The identifier of the group that the user belongs to, for example a company or an account.',
    type: 'string'
  },
  properties: {
    label: 'Properties',
    description: 'The properties of the event, by name.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    additionalProperties: true
  },
  traits: {
    label: 'Traits',
    description: 'The traits of the user, or of the group in a group call, by name.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    additionalProperties: true
  },
  message_id: {
    label: 'Message ID',
    description: 'The identifier of the call. Segment accepts a call with the same identifier only once.',
    type: 'string',
    unsafe_hidden: true,
    default: { '@path': '$.messageId' }
  },
  consent: {
    label: 'Consent',
    description: 'The categories that the user consents to, as `categoryPreferences`.',
    type: 'object',
    unsafe_hidden: true,
    default: { '@path': '$.context.consent' }
  }
} satisfies Record<string, InputField>
