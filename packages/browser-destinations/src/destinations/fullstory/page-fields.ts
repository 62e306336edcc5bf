import type { BrowserActionDefinition } from '../../lib/browser-destinations'

/** The fields of both actions that describe a page. */
export const pageFields: BrowserActionDefinition<unknown, unknown>['fields'] = {
  pageName: {
    label: 'Page Name',
    description: 'The name of the page.',
    type: 'string',
    default: {
      '@if': {
        exists: { '@path': '$.category' },
        then: { '@path': '$.category' },
        else: { '@path': '$.name' }
      }
    }
  },
  properties: {
    label: 'Properties',
    description: 'What else is known of the page.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
}
