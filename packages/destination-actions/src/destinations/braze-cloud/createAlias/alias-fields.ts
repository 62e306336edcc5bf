import type { InputField } from '@segment/actions-core'

/** The fields of a new alias. */
export const aliasFields = {
  external_id: {
    label: 'External User ID',
    description:
      'Your own ID of the user who gets the alias; Braze must know it already. Without it Braze makes a new user who has only the alias.',
    type: 'string',
    allowNull: true
  },
  alias_name: {
    label: 'Alias Name',
    description: 'The alias itself. Among those with the same label it must name one user only.',
    type: 'string',
    required: true
  },
  alias_label: {
    label: 'Alias Label',
    description: 'What kind of name the alias is, for example `device_id`.',
    type: 'string',
    required: true
  }
} satisfies Record<string, InputField>
