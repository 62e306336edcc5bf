import { firstOf } from '@segment/actions-core'
import type { BrowserActionDefinition } from '../../lib/browser-destinations'

type Fields = BrowserActionDefinition<unknown, unknown>['fields']

/** The fields of both actions that record an event. */
export const eventFields: Fields = {
  name: {
    label: 'Name',
    description: 'The name of the event.',
    type: 'string',
    required: true,
    default: { '@path': '$.event' }
  },
  properties: {
    label: 'Properties',
    description: 'The properties of the event.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
}

/** The fields of both actions that tell who the user is. */
export const userFields: Fields = {
  userId: {
    label: 'User ID',
    description: 'The ID that you know the user by. Without one, only properties of the anonymous user are set.',
    type: 'string',
    default: { '@path': '$.userId' }
  },
  anonymousId: {
    label: 'Anonymous ID',
    description: 'The ID that the user has before you know them.',
    type: 'string',
    default: { '@path': '$.anonymousId' }
  },
  displayName: {
    label: 'Display Name',
    description: "The name that Fullstory's lists show.",
    type: 'string',
    default: { '@path': '$.traits.name' }
  },
  email: {
    label: 'Email',
    description: "The user's email address.",
    type: 'string',
    default: { '@path': '$.traits.email' }
  },
  traits: {
    label: 'Traits',
    description: 'Other traits of the user.',
    type: 'object',
    default: { '@path': '$.traits' }
  }
}

/** The fields of both actions that describe a page. */
export const pageFields: Fields = {
  pageName: {
    label: 'Page Name',
    description: 'The name of the page.',
    type: 'string',
    default: firstOf('$.category', '$.name')
  },
  properties: {
    label: 'Properties',
    description: 'The properties of the page.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
}
