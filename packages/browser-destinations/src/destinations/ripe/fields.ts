import type { BrowserActionDefinition } from '../../lib/browser-destinations'

type Fields = BrowserActionDefinition<unknown, unknown>['fields']

/** The fields of all actions that say whose event it is. */
export const userFields: Fields = {
  anonymousId: {
    label: 'Anonymous ID',
    description: 'The ID that the user has before you know them.',
    type: 'string',
    required: true,
    default: { '@path': '$.anonymousId' }
  },
  userId: {
    label: 'User ID',
    description: 'The ID that you know the user by.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.userId' }
  },
  groupId: {
    label: 'Group ID',
    description: 'The ID of the group that the user belongs to.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.context.groupId' }
  }
}

/** The fields of all actions that describe the event itself. */
export const eventFields: Fields = {
  messageId: {
    label: 'Message ID',
    description: 'The ID of the event, which tells it from all others.',
    type: 'string',
    default: { '@path': '$.messageId' }
  },
  context: {
    label: 'Context',
    description: 'Where the event comes from: the page, the device, and the campaign.',
    type: 'object',
    default: { '@path': '$.context' }
  }
}

/** The properties of an event or of a page. */
export const properties: Fields[string] = {
  label: 'Properties',
  description: 'The properties of the event.',
  type: 'object',
  default: { '@path': '$.properties' }
}
