import type { InputField } from '@segment/actions-core'

export { anonymousId, eventTime as timestamp, type, userId } from '../../lib/event-fields'

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

/** Whether MoEngage may create users. */
export const updateExistingOnly = {
  label: 'Update Existing Users Only',
  description: 'Turn it on to ignore people whom MoEngage does not know yet, instead of creating users for them.',
  type: 'boolean',
  default: false
} satisfies InputField
