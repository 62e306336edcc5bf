import type { InputField } from '@segment/actions-core'

/** The user. */
export const namedUserId = {
  label: 'Named User ID',
  description: 'Your own ID of the user. It stands for all channels of the user, where there is no Channel ID.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** One channel of the user. */
export const channelId = {
  label: 'Channel ID',
  description: "The ID of one of the user's channels in Airship, such as an app on one device.",
  type: 'string'
} satisfies InputField

/** What saved mappings say of the channel. */
export const channelType = {
  label: 'Channel Type',
  description: 'What kind of channel it is. Airship tells that by the ID, so it is not sent.',
  type: 'string',
  default: { '@path': '$.context.device.type' }
} satisfies InputField

/** When it happened. */
export const occurred = {
  label: 'Occurred',
  description: 'When it happened.',
  type: 'datetime',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField
