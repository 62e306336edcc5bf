import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Userpilot } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Userpilot, Payload> = {
  title: 'Page View',
  description: 'Tell that a user views another page, so that Userpilot shows what belongs there.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: {
    name: { label: 'Name', description: 'The name of the page.', type: 'string', default: { '@path': '$.name' } },
    properties: {
      label: 'Properties',
      description: 'The properties of the page.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://docs.userpilot.com/developer/identify-vs-reload
  perform: (userpilot, { payload: { name, properties } }) => userpilot.reload(name ?? '', properties ?? {})
}

export default action
