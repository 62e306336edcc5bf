import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Wisepops } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Wisepops, Payload> = {
  title: 'Track Page',
  description: 'Record that a visitor views a page.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: {},
  perform: (wisepops) => wisepops('pageview')
}

export default action
