import { batchSize, enableBatching } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The contact key of a person. */
export const contactKey = {
  label: 'Contact Key',
  description: 'The key that identifies the contact in Marketing Cloud. Use the same one for a person everywhere.',
  type: 'string',
  required: true,
  default: { '@path': '$.userId' }
} satisfies InputField

/** The external key of a data extension. */
export const key = {
  label: 'External Key',
  description:
    'The external key of the data extension. You find it in the properties of the data extension. Map the key or the ID; the key counts where there are both.',
  type: 'string'
} satisfies InputField

/** The ID of a data extension. */
export const id = {
  label: 'Data Extension ID',
  description: 'The ID of the data extension. Map it if you have no external key.',
  type: 'string'
} satisfies InputField

/** The primary keys of a row. */
export const keys = {
  label: 'Primary Keys',
  description:
    'The columns that identify a row, with their values. A row with the same keys is updated; otherwise Marketing Cloud adds one. The names of the columns must be those of the data extension.',
  type: 'object',
  required: true,
  additionalProperties: true,
  defaultObjectUI: 'keyvalue:only'
} satisfies InputField

/** The primary keys of a row about a contact. */
export const contactKeys = {
  ...keys,
  properties: {
    contactKey: {
      label: 'Contact Key',
      description: 'The key of the contact that the row is about. The data extension has it as a primary key.',
      type: 'string',
      required: true
    }
  },
  default: { contactKey: { '@path': '$.userId' } }
} satisfies InputField

/** The other columns of a row. */
export const values = {
  label: 'Values',
  description:
    'The other columns of the row, with their values. The names of the columns must be those of the data extension.',
  type: 'object',
  required: true,
  defaultObjectUI: 'keyvalue:only'
} satisfies InputField

/** The fields that say how rows are sent at once. */
export const batching = {
  enable_batching: { ...enableBatching, default: false },
  batch_size: batchSize({ default: 10, unsafe_hidden: true })
}
