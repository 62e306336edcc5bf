import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Snap Browser Plugin',
  description: 'Sets the cookies of Snap in the browser, so that events carry the click and cookie IDs.',
  platform: 'web',
  defaultSubscription: 'type = "track" or type = "identify" or type = "page" or type = "group" or type = "alias"',
  fields: {},
  // Runs in the browser, which has code of its own for it. There is nothing to send from a server.
  perform: () => undefined
}

export default action
