import type { ActionDefinition } from '@segment/actions-core'
import { createContact, findContact, toUnixTime, updateContact } from '../api'
import { customAttributes, email, name } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify Contact',
  description: 'Updates the contact with an external ID or an email address, or creates it.',
  defaultSubscription: 'type = "identify"',
  fields: {
    role: {
      label: 'Role',
      description: 'Whether the contact is a `lead`, who has not signed up yet, or a `user` of your product.',
      type: 'string',
      choices: ['lead', 'user'],
      required: true
    },
    external_id: {
      label: 'External ID',
      description: 'Your own ID of the user. It finds the contact; without it, the email address does.',
      type: 'string',
      default: { '@path': '$.userId' },
      depends_on: { conditions: [{ fieldKey: 'role', operator: 'is', value: 'user' }] }
    },
    email,
    phone: {
      label: 'Phone',
      description: 'The phone number of the contact.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    name,
    avatar: {
      label: 'Avatar',
      description: 'The address of a picture of the contact.',
      type: 'string',
      format: 'uri',
      default: { '@path': '$.traits.avatar' }
    },
    signed_up_at: {
      label: 'Signed Up At',
      description: 'When the contact signed up for your product.',
      type: 'datetime'
    },
    last_seen_at: {
      label: 'Last Seen At',
      description: 'When the contact last used your product.',
      type: 'datetime',
      default: { '@path': '$.timestamp' }
    },
    owner_id: {
      label: 'Owner ID',
      description: 'The ID of the teammate in Intercom who looks after the contact.',
      type: 'number'
    },
    unsubscribed_from_emails: {
      label: 'Unsubscribed From Emails',
      description: 'Whether the contact does not want emails.',
      type: 'boolean'
    },
    custom_attributes: customAttributes
  },
  perform: async (request, { payload }) => {
    const contact = {
      ...payload,
      signed_up_at: toUnixTime(payload.signed_up_at),
      last_seen_at: toUnixTime(payload.last_seen_at)
    }
    const id = await findContact(request, payload)
    return id === undefined ? createContact(request, contact) : updateContact(request, id, contact)
  }
}

export default action
