import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or update a contact',
  description: 'Adds a contact to your audience, or updates the one with the same user ID or email address.',
  defaultSubscription: 'type = "identify"',
  fields: {
    createdAt: {
      label: 'Created At',
      description: 'When the contact was created. Loops uses the time of the first request where this is empty.',
      type: 'datetime',
      format: 'date-time'
    },
    customAttributes: {
      label: 'Custom Attributes',
      description: 'Contact properties of your own. Create them in Loops first.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the contact. A new contact needs one.',
      type: 'string',
      format: 'email',
      default: firstOf('$.traits.email', '$.email')
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the contact.',
      type: 'string',
      default: { '@path': '$.traits.firstName' }
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the contact.',
      type: 'string',
      default: { '@path': '$.traits.lastName' }
    },
    mailingLists: {
      label: 'Mailing Lists',
      description:
        'Mailing list IDs, each with `true` to subscribe the contact or `false` to unsubscribe it. Other values are ignored.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    },
    source: {
      label: 'Source',
      description: 'Where the contact came from.',
      type: 'string',
      default: firstOf('$.traits.source', 'Segment')
    },
    subscribed: {
      label: 'Subscribed',
      description: 'Whether the contact receives campaigns and workflow emails. Leave it empty to keep what Loops has.',
      type: 'boolean'
    },
    userGroup: {
      label: 'User Group',
      description: 'The user group of the contact, by which you can segment your audience.',
      type: 'string',
      default: { '@path': '$.traits.userGroup' }
    },
    userId
  },
  // https://loops.so/docs/api-reference/update-contact
  perform: (request, { payload: { customAttributes, mailingLists = {}, ...contact } }) =>
    request(`${API}/contacts/update`, {
      method: 'put',
      json: {
        ...customAttributes,
        ...contact,
        mailingLists: Object.fromEntries(Object.entries(mailingLists).filter(([, value]) => typeof value === 'boolean'))
      }
    })
}

export default action
