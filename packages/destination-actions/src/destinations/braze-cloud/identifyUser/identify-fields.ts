import type { InputField } from '@segment/actions-core'

/** The fields that both versions of the action share. */
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
