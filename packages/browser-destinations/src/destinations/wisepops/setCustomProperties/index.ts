import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Wisepops } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Wisepops, Payload> = {
  title: 'Set Custom Properties',
  description: 'Tell what you know about a visitor. Campaigns can be targeted by it.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    traits: {
      label: 'Traits',
      description: 'What you know about the visitor or their group.',
      type: 'object',
      required: true,
      default: { '@path': '$.traits' }
    },
    id: {
      label: 'ID',
      description: 'The ID of the visitor or group.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    idProperty: {
      label: 'ID Property',
      description: 'The name of the property that the ID is set as.',
      type: 'string',
      default: 'userId'
    },
    prefix: {
      label: 'Prefix',
      description: 'The name of a property that all others are put into. Without it they stand at the top.',
      type: 'string'
    }
  },
  // https://support.wisepops.com/article/yrdyv1tfih-set-up-custom-properties
  perform: (wisepops, { payload: { traits, id, idProperty, prefix } }) => {
    const properties = id && idProperty ? { ...traits, [idProperty]: id } : traits
    return wisepops('properties', prefix ? { [prefix]: properties } : properties)
  }
}

export default action
