import type { ActionDefinition } from '@segment/actions-core'
import { apiUrl } from '../api'
import { type } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Customer',
  description: 'Adds a customer or updates one.',
  defaultSubscription: 'type = "identify"',
  fields: {
    source_id: {
      label: 'Source ID',
      description: 'Your own ID of the customer.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    name: {
      label: 'Name',
      description: 'The full name of the customer.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.name' }
    },
    first_name: {
      label: 'First Name',
      description: 'The first name of the customer.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.first_name' }
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the customer.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.last_name' }
    },
    description: {
      label: 'Description',
      description: 'A note about the customer.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.description' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the customer.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.email' }
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the customer.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.phone' }
    },
    birthdate: {
      label: 'Birthdate',
      description: 'The day of birth of the customer, such as `1990-12-31`.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.birthdate' }
    },
    address: {
      label: 'Address',
      description: 'Where the customer lives.',
      type: 'object',
      properties: {
        city: { label: 'City', description: 'The city.', type: 'string', allowNull: true },
        state: { label: 'State', description: 'The state or region.', type: 'string', allowNull: true },
        postal_code: { label: 'Postal Code', description: 'The postal code.', type: 'string', allowNull: true },
        street: {
          label: 'Street',
          description: 'The street and the number of the house.',
          type: 'string',
          allowNull: true
        },
        country: { label: 'Country', description: 'The country.', type: 'string', allowNull: true }
      },
      default: {
        city: { '@path': '$.traits.address.city' },
        state: { '@path': '$.traits.address.state' },
        postal_code: { '@path': '$.traits.address.postal_code' },
        street: { '@path': '$.traits.address.street' },
        country: { '@path': '$.traits.address.country' }
      }
    },
    metadata: {
      label: 'Metadata',
      description: 'Further data about the customer, by the names of the metadata schema in Voucherify.',
      type: 'object',
      allowNull: true,
      default: { '@path': '$.traits.metadata' }
    },
    type
  },
  perform: (request, { payload, settings }) =>
    request(apiUrl(settings, 'customer-processing'), { method: 'post', json: payload })
}

export default action
