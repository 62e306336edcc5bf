import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** Other properties of a contact, a company or a behavioral event. */
export const properties = {
  label: 'Other Properties',
  description:
    'Values for further properties. The key is the internal name of the property in HubSpot, such as `plan_type`; the property must exist. Lists become texts with semicolons.',
  type: 'object',
  defaultObjectUI: 'keyvalue:only'
} satisfies InputField

/** The phone number of a contact or a company. */
export const phone = {
  label: 'Phone Number',
  description: 'The phone number of the contact or company.',
  type: 'string',
  default: { '@path': '$.traits.phone' }
} satisfies InputField

/** The street of a contact or a company. */
export const address = {
  label: 'Street Address',
  description: 'The street and the house number of the contact or company.',
  type: 'string',
  default: { '@path': '$.traits.address.street' }
} satisfies InputField

/** The city of a contact or a company. */
export const city = {
  label: 'City',
  description: 'The city in the address of the contact or company.',
  type: 'string',
  default: { '@path': '$.traits.address.city' }
} satisfies InputField

/** The state of a contact or a company. */
export const state = {
  label: 'State',
  description: 'The state, province or region in the address of the contact or company.',
  type: 'string',
  default: { '@path': '$.traits.address.state' }
} satisfies InputField

/** The postal code of a contact or a company. */
export const zip = {
  label: 'Postal Code',
  description: 'The postal code in the address of the contact or company.',
  type: 'string',
  default: firstOf('$.traits.address.postalCode', '$.traits.address.postal_code')
} satisfies InputField

/** The lifecycle stage of a contact or a company. */
export const lifecyclestage = {
  label: 'Lifecycle Stage',
  description:
    'How far the contact or company is on the way to a customer: the internal name of the stage in HubSpot, such as `lead` or `customer`. It may also be an earlier stage than the present one.',
  type: 'string'
} satisfies InputField

/** The properties of a record or an event that need not exist yet. */
export const newProperties = {
  label: 'Properties',
  description:
    'The values to send. The key is the internal name of the property in HubSpot. Properties that do not exist yet are created with the type of their value, as far as the sync mode allows.',
  type: 'object',
  dynamic: true,
  additionalProperties: true,
  defaultObjectUI: 'keyvalue'
} satisfies InputField
