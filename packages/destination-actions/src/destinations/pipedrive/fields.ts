import type { InputField, RequestClient } from '@segment/actions-core'
import { fieldChoices } from './api'
import type { ItemType } from './api'
import type { Settings } from './generated-types'

/** The fields that find the person that an item belongs to. */
export const personMatch = {
  person_match_field: {
    label: 'Person Match Field',
    description: 'The field that finds the person. Without one, it is the one of the settings.',
    type: 'string',
    dynamic: true
  },
  person_match_value: {
    label: 'Person Match Value',
    description: 'The value of that field. Without one, or if no person has it, there is no link to a person.',
    type: 'string',
    default: { '@path': '$.userId' }
  }
} satisfies Record<string, InputField>

/** The fields that find the organization that an item belongs to. */
export const organizationMatch = {
  organization_match_field: {
    label: 'Organization Match Field',
    description: 'The field that finds the organization. Without one, it is the one of the settings.',
    type: 'string',
    dynamic: true
  },
  organization_match_value: {
    label: 'Organization Match Value',
    description:
      'The value of that field. Without one, or if no organization has it, there is no link to an organization.',
    type: 'string',
    default: { '@path': '$.context.groupId' }
  }
} satisfies Record<string, InputField>

/** The fields that find a deal. */
export const dealMatch = {
  deal_match_field: {
    label: 'Deal Match Field',
    description: 'The field that finds the deal. Without one, it is the one of the settings.',
    type: 'string',
    dynamic: true
  },
  deal_match_value: {
    label: 'Deal Match Value',
    description: 'The value of that field.',
    type: 'string',
    default: { '@path': '$.properties.deal_id' }
  }
} satisfies Record<string, InputField>

/** Who sees an item. */
export const visibleTo = {
  label: 'Visible To',
  description: 'Who sees the item. Without a choice, Pipedrive takes what your account has set.',
  type: 'string',
  choices: [
    { label: 'Owner and followers', value: '1' },
    { label: 'Entire company, or the visibility group of the owner', value: '3' },
    { label: 'Visibility group of the owner and groups below it', value: '5' },
    { label: 'Entire company, with visibility groups', value: '7' }
  ]
} satisfies InputField

/** When an item was created. */
export const addTime = {
  label: 'Created At',
  description: 'When the item was created, in UTC. Without it, Pipedrive takes the time of arrival.',
  type: 'datetime'
} satisfies InputField

/** Custom fields of an item. */
export const customFields = {
  label: 'Custom Fields',
  description:
    'Values for custom fields. The key is the API key of the field, which Pipedrive shows under **Data fields**.',
  type: 'object'
} satisfies InputField

/** The currency of an amount. */
export const currency = {
  label: 'Currency',
  description: 'The currency of the amount: a code of three letters, such as `EUR`.',
  type: 'string'
} satisfies InputField

/** When a deal or a lead is expected to be won. */
export const expectedCloseDate = {
  label: 'Expected Close Date',
  description: 'The day on which it is expected to be won, as `YYYY-MM-DD`.',
  type: 'string'
} satisfies InputField

/** The function that lists the fields of an item. */
export function matchFields(type: ItemType) {
  return (request: RequestClient, { settings }: { settings: Settings }) => fieldChoices(request, settings, type)
}
