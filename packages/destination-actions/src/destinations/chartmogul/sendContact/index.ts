import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { postToWebhook } from '../api'
import { email, messageId, name, sentAt, timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Contact',
  description: 'Adds or updates a contact, who is a person.',
  defaultSubscription: 'type = "identify"',
  fields: {
    type: {
      label: 'Type',
      description: 'What is sent, for ChartMogul to tell contacts from customers.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: 'Send Contact'
    },
    message_id: messageId,
    timestamp,
    sent_at: sentAt,
    user_id: {
      label: 'User ID',
      description: 'Your own ID of the contact. It or the anonymous ID is needed.',
      type: 'string',
      readOnly: true,
      default: { '@path': '$.userId' }
    },
    anonymous_id: {
      label: 'Anonymous ID',
      description: 'The ID of a contact who is not known yet.',
      type: 'string',
      readOnly: true,
      default: { '@path': '$.anonymousId' }
    },
    email: { ...email, description: 'The email address of the contact.' },
    first_name: {
      label: 'First Name',
      description: 'The first name of the contact.',
      type: 'string',
      default: { '@path': '$.traits.first_name' }
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the contact.',
      type: 'string',
      default: { '@path': '$.traits.last_name' }
    },
    name: { ...name, description: 'The full name of the contact, if first and last name are not known apart.' },
    title: {
      label: 'Title',
      description: 'The job title of the contact.',
      type: 'string',
      default: { '@path': '$.traits.title' }
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the contact.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    linked_in: {
      label: 'LinkedIn',
      description: 'The address of the contact on LinkedIn.',
      type: 'string',
      format: 'uri',
      default: { '@path': '$.traits.linkedIn' }
    },
    twitter: {
      label: 'Twitter',
      description: 'The name of the contact on Twitter.',
      type: 'string',
      default: { '@path': '$.traits.twitter' }
    },
    company: {
      label: 'Company',
      description: 'The company that the contact belongs to, which is a customer in ChartMogul.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      properties: {
        id: { label: 'ID', description: 'Your own ID of the company.', type: 'string', required: true },
        name: { label: 'Name', description: 'The name of the company.', type: 'string' }
      },
      default: { id: { '@path': '$.traits.company.id' }, name: { '@path': '$.traits.company.name' } }
    }
  },
  perform: (request, { payload, settings }) => {
    if (!payload.user_id && !payload.anonymous_id) {
      throw new PayloadValidationError(
        'ChartMogul finds contacts by their user ID or anonymous ID, but the event has neither. Send it with a "userId" or an "anonymousId".'
      )
    }
    return postToWebhook(request, settings, payload)
  }
}

export default action
