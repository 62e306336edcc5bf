import type { ActionDefinition } from '@segment/actions-core'
import { postToWebhook } from '../api'
import { email, messageId, name, sentAt, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Customer',
  description: 'Adds or updates a customer, which is a company.',
  defaultSubscription: 'type = "group"',
  fields: {
    type: {
      label: 'Type',
      description: 'What is sent, for ChartMogul to tell customers from contacts.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: 'Send Customer'
    },
    message_id: messageId,
    timestamp,
    sent_at: sentAt,
    user_id: {
      label: 'User ID',
      description: 'Your own ID of the person who belongs to the company.',
      type: 'string',
      required: true,
      readOnly: true,
      default: { '@path': '$.userId' }
    },
    group_id: {
      label: 'Group ID',
      description: 'Your own ID of the company.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    name: { ...name, description: 'The name of the company.' },
    description: {
      label: 'Description',
      description: 'What the company does.',
      type: 'string',
      default: { '@path': '$.traits.description' }
    },
    email: { ...email, description: 'The email address of the company.' },
    website: {
      label: 'Website',
      description: 'The website of the company.',
      type: 'string',
      format: 'uri-reference',
      default: { '@path': '$.traits.website' }
    },
    created_at: {
      label: 'Created At',
      description: 'When the company became known to you.',
      type: 'datetime',
      default: { '@path': '$.traits.createdAt' }
    },
    address: {
      label: 'Address',
      description: 'The address of the company.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      properties: {
        street: { label: 'Street', description: 'The street, with the number of the house.', type: 'string' },
        city: { label: 'City', description: 'The city.', type: 'string' },
        state: { label: 'State', description: 'The state or province.', type: 'string' },
        postal_code: { label: 'Postal Code', description: 'The postal code.', type: 'string' },
        country: { label: 'Country', description: 'The country.', type: 'string' }
      },
      default: {
        street: { '@path': '$.traits.address.street' },
        city: { '@path': '$.traits.address.city' },
        state: { '@path': '$.traits.address.state' },
        postal_code: { '@path': '$.traits.address.postalCode' },
        country: { '@path': '$.traits.address.country' }
      }
    }
  },
  perform: (request, { payload, settings }) => postToWebhook(request, settings, payload)
}

export default action
