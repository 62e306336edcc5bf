import type { BrowserActionDefinition } from '../../lib/browser-destinations'

/** The fields of both actions that tell who the user is. */
export const userFields: BrowserActionDefinition<unknown, unknown>['fields'] = {
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
    description: 'What else is known of the user.',
    type: 'object',
    default: { '@path': '$.traits' }
  }
}
