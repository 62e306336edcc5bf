import type { BrowserActionDefinition } from '../../lib/browser-destinations'

/** The fields of both actions that record an event. */
export const eventFields: BrowserActionDefinition<unknown, unknown>['fields'] = {
  name: {
    label: 'Name',
    description: 'The name of the event.',
    type: 'string',
    required: true,
    default: { '@path': '$.event' }
  },
  properties: {
    label: 'Properties',
    description: 'What else is known of the event.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
}
