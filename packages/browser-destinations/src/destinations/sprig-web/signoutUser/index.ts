import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Sprig } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Sprig, Payload> = {
  title: 'Sign Out User',
  description: 'Forget who the user is.',
  platform: 'web',
  defaultSubscription: 'type = "track" and event = "Signed Out"',
  fields: {},
  perform: (sprig) => sprig('logoutUser')
}

export default action
