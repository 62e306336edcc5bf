import type { InputField } from '@segment/actions-core'

/** The kind of call. */
export const type = {
  label: 'Type',
  description: 'The type of the call, such as `track`.',
  type: 'string',
  required: true,
  default: { '@path': '$.type' }
} satisfies InputField

/** The person. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the user.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not known yet.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** Where the event comes from. */
export const osName = {
  label: 'OS Name',
  description: 'The name of the operating system of the device.',
  type: 'string',
  default: { '@path': '$.context.os.name' }
} satisfies InputField

/** Where the event comes from. */
export const appVersion = {
  label: 'App Version',
  description: 'The version of the app.',
  type: 'string',
  default: { '@path': '$.context.app.version' }
} satisfies InputField

/** Where the event comes from. */
export const libraryVersion = {
  label: 'Library Version',
  description: 'The version of the library that sent the event.',
  type: 'string',
  default: { '@path': '$.context.library.version' }
} satisfies InputField

/** When it happened. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When the event happened.',
  type: 'datetime',
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** Whether MoEngage may create users. */
export const updateExistingOnly = {
  label: 'Update Existing Users Only',
  description: 'Turn it on to ignore people whom MoEngage does not know yet, instead of creating users for them.',
  type: 'boolean',
  default: false
} satisfies InputField
