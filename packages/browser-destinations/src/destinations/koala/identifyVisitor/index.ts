import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Settings } from '../generated-types'
import type { Koala } from '../koala'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Koala, Payload> = {
  title: 'Identify Visitor',
  description: 'Tell who a visitor is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    traits: {
      label: 'Traits',
      description: 'What is known of the visitor; `email` makes them known across devices.',
      type: 'object',
      required: true,
      defaultObjectUI: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (ko, { payload: { traits } }) => {
    const { email } = traits
    return typeof email === 'string' ? ko.identify(email, traits) : ko.identify(traits)
  }
}

export default action
