import type { ActionDefinition } from '@segment/actions-core'
import { batchedUsers, identifiersOf, localeOf } from '../api'
import { identifierFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update a User Profile',
  description: 'Adds a user, or updates what Insider knows of them.',
  defaultSubscription: 'type = "identify"',
  fields: {
    ...identifierFields,
    age: {
      label: 'Age',
      description: 'The age of the user in years.',
      type: 'number',
      default: { '@path': '$.traits.age' }
    },
    birthday: {
      label: 'Birthday',
      description: 'The day on which the user was born, such as `1990-12-31`.',
      type: 'string',
      default: { '@path': '$.traits.birthday' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      default: { '@path': '$.traits.email' }
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the user.',
      type: 'string',
      default: { '@path': '$.traits.first_name' }
    },
    gender: {
      label: 'Gender',
      description: 'The gender of the user.',
      type: 'string',
      default: { '@path': '$.traits.gender' }
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the user.',
      type: 'string',
      default: { '@path': '$.traits.last_name' }
    },
    phone: {
      label: 'Phone Number',
      description: 'The phone number of the user with the code of the country, such as `+4915112345678`.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    ...userFields,
    custom_identifiers: {
      label: 'Custom Identifiers',
      description: 'Other identifiers of the user, by the names that they have in Insider.',
      type: 'object'
    },
    city: {
      label: 'City',
      description: 'The city of the user.',
      type: 'string',
      default: { '@path': '$.traits.address.city' }
    },
    country: {
      label: 'Country',
      description: 'The country of the user.',
      type: 'string',
      default: { '@path': '$.traits.address.country' }
    },
    gdprOptin: {
      label: 'GDPR Opt-In',
      description: 'Whether the user agrees that Insider collects and uses their data.',
      type: 'boolean'
    },
    emailOptin: { label: 'Email Opt-In', description: 'Whether the user wants to receive emails.', type: 'boolean' },
    smsOptin: { label: 'SMS Opt-In', description: 'Whether the user wants to receive text messages.', type: 'boolean' },
    whatsappOptin: {
      label: 'WhatsApp Opt-In',
      description: 'Whether the user wants to receive WhatsApp messages.',
      type: 'boolean'
    },
    language: {
      label: 'Language',
      description: 'The language of the user, such as `en-US`.',
      type: 'string'
    },
    custom: {
      label: 'Custom Attributes',
      description: 'Attributes of your own. Create them in Insider first.',
      type: 'object'
    }
  },
  ...batchedUsers((payload: Payload) => ({
    identifiers: identifiersOf(payload, payload.email, payload.phone),
    attributes: {
      age: payload.age,
      birthday: payload.birthday,
      email: payload.email,
      name: payload.firstName,
      gender: payload.gender,
      surname: payload.lastName,
      phone_number: payload.phone,
      city: payload.city,
      country: payload.country,
      gdpr_optin: payload.gdprOptin,
      email_optin: payload.emailOptin,
      sms_optin: payload.smsOptin,
      whatsapp_optin: payload.whatsappOptin,
      language: localeOf(payload.language),
      custom: payload.custom
    },
    not_append: !payload.append_arrays
  }))
}

export default action
