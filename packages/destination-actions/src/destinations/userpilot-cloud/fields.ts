import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The person. */
export const userId = {
  label: 'User ID',
  description: 'The ID of the user in your system.',
  type: 'string',
  default: firstOf('$.userId', '$.anonymousId')
} satisfies InputField

/** The age of the user or the company. */
export const createdAt = {
  label: 'Created At',
  description: 'When the user or the company was created. Userpilot keeps it as `created_at`.',
  type: 'datetime',
  default: { '@path': '$.traits.createdAt' }
} satisfies InputField

/** Data about the user or the company. */
export const traits = {
  label: 'Traits',
  description: 'Further data about the user or the company.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField
