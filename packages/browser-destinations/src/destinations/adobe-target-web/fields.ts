import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The user of an event. */
export const userId = {
  label: 'User ID',
  description:
    'The ID that you know the user by. Adobe Target joins the profiles of a user from several devices by it, as `mbox3rdPartyId`.',
  type: 'string',
  default: firstOf('$.userId', '$.anonymousId')
} satisfies InputField
