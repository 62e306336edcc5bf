import type { ActionDefinition } from '@segment/actions-core'
import { additionalProperties, dateParts, send } from '../api'
import { anonymousId, pageFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Customer',
  description: 'Adds or updates a customer.',
  fields: {
    customerId: {
      label: 'Customer ID',
      description: 'Your own ID of the customer.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    anonymousId,
    email: {
      label: 'Email',
      description: 'The email address of the customer.',
      type: 'string',
      required: true,
      default: { '@path': '$.traits.email' }
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the customer.',
      type: 'string',
      default: { '@path': '$.traits.firstName' }
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the customer.',
      type: 'string',
      default: { '@path': '$.traits.lastName' }
    },
    name: {
      label: 'Name',
      description: 'The full name of the customer.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    age: {
      label: 'Age',
      description: 'The age of the customer in years.',
      type: 'number',
      default: { '@path': '$.traits.age' }
    },
    birthday: {
      label: 'Birthday',
      description: 'The birthday of the customer, as `YYYY-MM-DD`.',
      type: 'string',
      format: 'date',
      default: { '@path': '$.traits.birthday' }
    },
    language: {
      label: 'Language',
      description: 'The language of the customer, such as `en-US`.',
      type: 'string',
      default: { '@path': '$.traits.language' }
    },
    addressCountry: {
      label: 'Country',
      description: 'The country of the customer.',
      type: 'string',
      default: { '@path': '$.traits.address.country' }
    },
    addressState: {
      label: 'State',
      description: 'The state or region of the customer.',
      type: 'string',
      default: { '@path': '$.traits.address.state' }
    },
    addressCity: {
      label: 'City',
      description: 'The city of the customer.',
      type: 'string',
      default: { '@path': '$.traits.address.city' }
    },
    addressPostalCode: {
      label: 'Postal Code',
      description: 'The postal code of the customer.',
      type: 'string',
      default: { '@path': '$.traits.address.postalCode' }
    },
    customerSince: {
      label: 'Customer Since',
      description: 'Since when they have been a customer.',
      type: 'string',
      format: 'date-time',
      default: { '@path': '$.traits.customerSince' }
    },
    loyaltyStatus: {
      label: 'Loyalty Status',
      description: 'The status of the customer in your loyalty program.',
      type: 'string',
      default: { '@path': '$.traits.loyaltyStatus' }
    },
    isNewCustomer: {
      label: 'Is New Customer',
      description: 'Whether this is a new customer. Rewards can depend on it.',
      type: 'boolean',
      default: { '@path': '$.traits.isNewCustomer' }
    },
    friendbuyAttributes: {
      label: 'Friendbuy Attributes',
      description: 'More attributes, by name. Friendbuy keeps their values as texts.',
      type: 'object',
      default: { '@path': '$.traits.friendbuyAttributes' }
    },
    ...pageFields
  },
  // https://developers.friendbuy.com/#customer
  perform: (request, { settings, payload }) =>
    send(request, settings, 'customer', {
      customerId: payload.customerId,
      email: payload.email,
      firstName: payload.firstName,
      lastName: payload.lastName,
      age: payload.age,
      birthday: dateParts(payload.birthday),
      language: payload.language,
      country: payload.addressCountry,
      state: payload.addressState,
      city: payload.addressCity,
      zipCode: payload.addressPostalCode,
      loyaltyStatus: payload.loyaltyStatus,
      isNewCustomer: payload.isNewCustomer,
      userAgent: payload.userAgent,
      ipAddress: payload.ipAddress,
      additionalProperties: additionalProperties({
        ...payload.friendbuyAttributes,
        anonymousId: payload.anonymousId,
        name: payload.name,
        customerSince: payload.customerSince
      })
    })
}

export default action
