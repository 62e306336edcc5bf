import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
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
  default: firstOf('$.context.traits.email', '$.properties.email')
} satisfies InputField

export const updateExistingOnly = {
  label: 'Update Existing Users Only',
  description:
    'When on, Braze drops data of users whom it does not know, instead of making a profile for them. Leave it off to let an alias make a new profile.',
  type: 'boolean',
  default: false
} satisfies InputField

/** The fields of batches to /users/track. */
export const trackBatching = {
  enable_batching: enableBatching,
  batch_size: batchSize({ default: 75, unsafe_hidden: true })
} satisfies Record<string, InputField>

/** The fields of an event, see https://www.braze.com/docs/api/objects_filters/event_object/ */
export const eventFields = {
  external_id: externalId,
  user_alias: userAlias,
  email: eventEmail,
  braze_id: brazeId,
  name: {
    label: 'Event Name',
    description: 'The name of the event in Braze.',
    type: 'string',
    required: true,
    default: { '@path': '$.event' }
  },
  time: {
    label: 'Time',
    description: 'When the event happened.',
    type: 'datetime',
    required: true,
    default: { '@path': '$.receivedAt' }
  },
  properties: {
    label: 'Event Properties',
    description:
      'Further data about the event. Braze reserves the names `time` and `event_name` and refuses events that have them.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
} satisfies Record<string, InputField>

/** The fields of a purchase, see https://www.braze.com/docs/api/objects_filters/purchase_object/ */
export const purchaseFields = {
  external_id: externalId,
  user_alias: userAlias,
  email: {
    label: 'Email',
    description: 'The email address of the user. It names the user where none of the IDs is there.',
    type: 'string',
    default: { '@path': '$.traits.email' }
  },
  braze_id: brazeId,
  time: {
    label: 'Time',
    description: 'When the purchase was made.',
    type: 'datetime',
    required: true,
    default: { '@path': '$.receivedAt' }
  },
  products: {
    label: 'Products',
    description:
      'What was bought. Each product becomes a purchase; what a product has besides the properties below is sent as properties of that purchase.',
    type: 'object',
    multiple: true,
    additionalProperties: true,
    required: true,
    properties: {
      product_id: { label: 'Product ID', type: 'string', required: true },
      currency: {
        label: 'Currency',
        description:
          'The code of ISO 4217. Default: `USD`. Map the currency of the order where its products have none.',
        type: 'string'
      },
      price: { label: 'Price', description: 'The price of one piece.', type: 'number', required: true },
      quantity: {
        label: 'Quantity',
        description: 'How many pieces, at most 100. Braze takes a missing one for 1.',
        type: 'integer'
      }
    },
    default: { '@path': '$.properties.products' }
  },
  properties: {
    label: 'Event Properties',
    description: 'Further data about the order. It is sent with each of the purchases.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
} satisfies Record<string, InputField>

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

/** The fields that both actions for identifying a user share. */
export const identifiedId = {
  label: 'External User ID',
  description: 'Your own ID, which the user gets. If Braze knows it already, the two profiles become one.',
  type: 'string',
  required: true
} satisfies InputField

export const mergeBehavior = {
  label: 'Merge Behavior',
  description:
    'What becomes of the data of the profile without an ID: `merge` adds it to the other one, `none` keeps only push tokens and message history. Braze merges where nothing is chosen.',
  type: 'string',
  choices: [
    { label: 'None', value: 'none' },
    { label: 'Merge', value: 'merge' }
  ]
} satisfies InputField

const priorityLabels = {
  identified: 'Users with an external ID',
  unidentified: 'Users without an external ID',
  most_recently_updated: 'The user who was updated last',
  least_recently_updated: 'The user who was not updated for the longest time'
}

/** Returns the field `prioritization` with the rules that an action offers. */
export function prioritizationField(rules: (keyof typeof priorityLabels)[]) {
  const choices = rules.map((value) => ({ label: priorityLabels[value], value }))
  return {
    label: 'Prioritization',
    description: 'Which user is meant where several have the same email address.',
    type: 'object',
    properties: {
      first_priority: { label: 'First Priority', type: 'string', choices },
      second_priority: { label: 'Second Priority', type: 'string', choices }
    }
  } satisfies InputField
}
