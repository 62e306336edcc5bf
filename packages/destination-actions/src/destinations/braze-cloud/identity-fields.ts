import type { InputField } from '@segment/actions-core'

/** The fields that name a user, as most actions have them. */
export const externalId = {
  label: 'External User ID',
  description: 'Your own ID of the user, as Braze knows it.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

export const userAlias = {
  label: 'User Alias',
  description:
    'Another name of the user, for example that of a device. It takes both a name and a label that says what kind of name it is. [More about aliases](https://www.braze.com/docs/user_guide/data/user_data_collection/user_profile_lifecycle/#user-aliases).',
  type: 'object',
  properties: {
    alias_name: { label: 'Alias Name', type: 'string' },
    alias_label: { label: 'Alias Label', type: 'string' }
  }
} satisfies InputField

/** {@link userAlias} where neither of its parts may be missing. */
export const completeUserAlias = {
  ...userAlias,
  properties: {
    alias_name: { label: 'Alias Name', type: 'string', required: true },
    alias_label: { label: 'Alias Label', type: 'string', required: true }
  }
} satisfies InputField

export const brazeId = {
  label: 'Braze User ID',
  description: 'The ID that Braze itself gave the user; it also names users who have no other ID yet.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.properties.braze_id' }
} satisfies InputField

export const eventEmail = {
  label: 'Email',
  description: 'The email address of the user. It names the user where none of the IDs is there.',
  type: 'string',
  default: {
    '@if': {
      exists: { '@path': '$.context.traits.email' },
      then: { '@path': '$.context.traits.email' },
      else: { '@path': '$.properties.email' }
    }
  }
} satisfies InputField

export const updateExistingOnly = {
  label: 'Update Existing Users Only',
  description:
    'When on, Braze drops data of users whom it does not know, instead of making a profile for them. Leave it off to let an alias make a new profile.',
  type: 'boolean',
  default: false
} satisfies InputField
