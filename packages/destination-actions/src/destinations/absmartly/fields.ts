import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** Which library sent the event. */
export const agent = {
  label: 'Agent',
  description: 'The library that the event comes from, for ABsmartly to tell sources apart.',
  type: 'string',
  default: firstOf('$.context.library.name', 'segment')
} satisfies InputField

/** Which application the event happened in. */
export const application = {
  label: 'Application',
  description: 'The name of an application in the ABsmartly web console that the event belongs to.',
  type: 'string'
} satisfies InputField
