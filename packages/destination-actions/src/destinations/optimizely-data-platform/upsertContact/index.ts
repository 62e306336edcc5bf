import type { ActionDefinition } from '@segment/actions-core'
import { toIsoDay } from '../../../lib/times'
import { batchedCall } from '../api'
import { batchingFields, userIdentifiers } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Contact',
  description: 'Adds a customer or updates what is known about them.',
  defaultSubscription: 'type = "identify"',
  fields: {
    user_identifiers: userIdentifiers,
    company: {
      label: 'Company',
      description: 'The company that the customer works for.',
      type: 'string',
      default: { '@path': '$.traits.company' }
    },
    title: {
      label: 'Title',
      description: 'The job title of the customer.',
      type: 'string',
      default: { '@path': '$.traits.title' }
    },
    name: {
      label: 'Name',
      description: 'The full name of the customer.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    firstname: {
      label: 'First Name',
      description: 'The first name of the customer.',
      type: 'string',
      default: { '@path': '$.traits.first_name' }
    },
    lastname: {
      label: 'Last Name',
      description: 'The last name of the customer.',
      type: 'string',
      default: { '@path': '$.traits.last_name' }
    },
    gender: {
      label: 'Gender',
      description: 'The gender of the customer.',
      type: 'string',
      default: { '@path': '$.traits.gender' }
    },
    DOB: {
      label: 'Date of Birth',
      description: 'When the customer was born.',
      type: 'datetime',
      default: { '@path': '$.traits.birthday' }
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the customer.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    age: {
      label: 'Age',
      description: 'How old the customer is, in years.',
      type: 'number',
      default: { '@path': '$.traits.age' }
    },
    address: {
      label: 'Address',
      description: 'Where the customer lives.',
      type: 'object',
      properties: {
        street: { label: 'Street', description: 'The street and the house number.', type: 'string' },
        city: { label: 'City', description: 'The city.', type: 'string' },
        state: { label: 'State', description: 'The state or province.', type: 'string' },
        zip: { label: 'Postal Code', description: 'The ZIP code or postal code.', type: 'string' },
        country: { label: 'Country', description: 'The country.', type: 'string' }
      },
      default: {
        street: { '@path': '$.traits.address.street' },
        city: { '@path': '$.traits.address.city' },
        state: { '@path': '$.traits.address.state' },
        zip: { '@path': '$.traits.address.postalCode' },
        country: { '@path': '$.traits.address.country' }
      }
    },
    avatar: {
      label: 'Avatar',
      description: 'The address of a picture of the customer.',
      type: 'string',
      default: { '@path': '$.traits.avatar' }
    },
    additional_traits: {
      label: 'Additional Traits',
      description: 'Further data about the customer. Create the fields in Optimizely first.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    },
    ...batchingFields
  },
  ...batchedCall('batch_upsert_contact', (payload: Payload) => ({
    ...payload.additional_traits,
    user_identifiers: payload.user_identifiers,
    title: payload.title,
    name: payload.name,
    first_name: payload.firstname,
    last_name: payload.lastname,
    age: payload.age,
    ...birthday(payload.DOB),
    gender: payload.gender,
    phone: payload.phone,
    address: payload.address,
    company: payload.company,
    image_url: payload.avatar
  }))
}

/** Optimizely keeps the parts of a birthday apart, so that campaigns can find all birthdays of a month. */
function birthday(date: string | number | undefined) {
  const parts = date === undefined ? null : /^(\d{4})-(\d\d)-(\d\d)$/.exec(toIsoDay(date))
  return parts && { dob_year: Number(parts[1]), dob_month: Number(parts[2]), dob_day: Number(parts[3]) }
}

export default action
