import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Koala } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Koala, Payload> = {
  title: 'Identify Visitor',
  description: 'Tell who a visitor is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    traits: {
      label: 'Traits',
      description: 'What you know about the visitor. Koala recognizes a visitor across devices by `email`.',
      type: 'object',
      required: true,
      defaultObjectUI: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (koala, { payload: { traits } }) => traits && koala.identify(traits, { source: 'segment-browser' })
}

export default action
