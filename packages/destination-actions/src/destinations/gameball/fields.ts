import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The player by your own ID. */
export const playerUniqueId = {
  label: 'Player ID',
  description: 'Your own ID of the player.',
  type: 'string',
  required: true,
  default: firstOf('$.userId', '$.anonymousId')
} satisfies InputField

/** The mobile number. */
export const mobile = {
  label: 'Mobile',
  description: 'The mobile number of the player.',
  type: 'string',
  default: firstOf('$.properties.mobile', '$.traits.mobile')
} satisfies InputField

/** The email address. */
export const email = {
  label: 'Email',
  description: 'The email address of the player.',
  type: 'string',
  default: firstOf('$.properties.email', '$.traits.email')
} satisfies InputField
