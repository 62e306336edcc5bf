import { batchSize, enableBatching } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** What the two actions have in common: the rows of the file. The delivery differs. */
export const rowFields = {
  audience_key: {
    label: 'LiveRamp Audience Key',
    description: 'What a person is known by in the file. LiveRamp joins the rows with the same key.',
    type: 'string',
    required: true,
    default: { '@path': '$.userId' }
  },
  identifier_data: {
    label: 'Identifier Data',
    description: 'More columns, written as they are: identifiers that are hashed already, or that need no hash.',
    type: 'object',
    defaultObjectUI: 'keyvalue:only'
  },
  unhashed_identifier_data: {
    label: 'Hashable Identifier Data',
    description: 'More columns, hashed before they are written: a phone_number by SHA-1, all others by SHA-256.',
    type: 'object',
    defaultObjectUI: 'keyvalue:only'
  },
  delimiter: {
    label: 'Delimiter',
    description: 'What stands between two columns: a comma, a pipe or a tab.',
    type: 'string',
    required: true,
    default: ','
  }
} satisfies Record<string, InputField>

/** The name of the file, with its default. */
export function filename(template: string) {
  return {
    label: 'File Name',
    description: 'The name of the file. LiveRamp expects the same name with each sync of an audience.',
    type: 'string',
    required: true,
    default: { '@template': template }
  } satisfies InputField
}

/** How the events are batched. */
export const batchFields = {
  enable_batching: { ...enableBatching, required: true, unsafe_hidden: true },
  batch_size: batchSize({ default: 50000, unsafe_hidden: true })
}
