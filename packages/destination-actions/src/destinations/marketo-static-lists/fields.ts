import { IntegrationError } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The ID of the list that an audience is connected to. */
export const externalId = {
  label: 'List ID',
  description: 'The ID of the static list, which the audience got when it was connected.',
  type: 'string',
  unsafe_hidden: true,
  default: { '@path': '$.context.personas.external_audience_id' }
} satisfies InputField

/** The field that identifies people. */
export const lookupField = {
  label: 'Lookup Field',
  description: 'The field by which Marketo finds the lead of a person.',
  type: 'string',
  required: true,
  choices: [
    { label: 'Email', value: 'email' },
    { label: 'ID', value: 'id' },
    { label: 'Cookies', value: 'cookies' },
    { label: 'Twitter ID', value: 'twitterId' },
    { label: 'Facebook ID', value: 'facebookId' },
    { label: 'LinkedIn ID', value: 'linkedinId' },
    { label: 'Salesforce Account ID', value: 'sfdcAccountId' },
    { label: 'Salesforce Contact ID', value: 'sfdcContactId' },
    { label: 'Salesforce Lead ID', value: 'sfdcLeadId' },
    { label: 'Salesforce Opportunity ID', value: 'sfdcOpptyId' }
  ],
  default: 'email'
} satisfies InputField

/** The name of the event. */
export const eventName = {
  label: 'Event Name',
  description: 'The name of the event, which says whether a person enters or leaves the audience.',
  type: 'string',
  required: true,
  readOnly: true,
  default: { '@path': '$.event' }
} satisfies InputField

/** The error of an event that names no list. */
export function missingList(): IntegrationError {
  return new IntegrationError(
    'The event names no static list. Connect the audience again, or choose a list in the mapping.',
    'MISSING_REQUIRED_FIELD',
    400
  )
}
