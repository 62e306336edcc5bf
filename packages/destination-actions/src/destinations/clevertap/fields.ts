import type { InputField } from '@segment/actions-core'

/** Whose profile it is. */
export const identity: InputField = {
  label: 'Identity',
  description:
    'What you tag your users with in CleverTap: an e-mail address, a phone number or any other identifier of yours.',
  type: 'string',
  required: true,
  default: { '@path': '$.userId' }
}
