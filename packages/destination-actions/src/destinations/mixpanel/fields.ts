import type { InputField } from '@segment/actions-core'

/** The address of the person's device. */
export const ip = {
  label: 'IP Address',
  description: 'The IP address, from which Mixpanel derives city, region and country.',
  type: 'string',
  default: { '@path': '$.context.ip' }
} satisfies InputField

/** The person, once known. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the person, by which Mixpanel finds the profile.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.userId' }
} satisfies InputField

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not known yet. It finds the profile where there is no user ID.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** What is known of the person or the group. */
export const traits = {
  label: 'Traits',
  description:
    'Properties to set on the profile. Names such as `email` and `name` get the names that Mixpanel reserves for them.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField
