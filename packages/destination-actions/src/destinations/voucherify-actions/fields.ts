import type { InputField } from '@segment/actions-core'

export { type } from '../../lib/event-fields'

/** Who the customer is. The email address comes from elsewhere in each call. */
export const customer = {
  label: 'Customer',
  description: 'The customer whom it is about.',
  type: 'object',
  required: true,
  properties: {
    source_id: {
      label: 'Source ID',
      description: 'Your own ID of the customer.',
      type: 'string',
      required: true
    },
    email: {
      label: 'Email',
      description: 'The email address of the customer.',
      type: 'string'
    }
  }
} satisfies InputField
