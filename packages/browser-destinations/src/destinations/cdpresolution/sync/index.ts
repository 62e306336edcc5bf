import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { isSynced, rememberSync, type Sync } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Sync, Payload> = {
  title: 'Sync Anonymous ID',
  description: 'Tell Delivr.ai the anonymous ID of a visitor, once a session of the browser.',
  platform: 'web',
  defaultSubscription: 'type = "page" or type = "track" or type = "identify"',
  fields: {
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID that the visitor has before you know them. Without one, nothing is sent.',
      type: 'string',
      required: true,
      default: { '@path': '$.anonymousId' }
    }
  },
  perform: (sync, { payload: { anonymousId } }) => {
    if (anonymousId === undefined || anonymousId === null || anonymousId === '' || isSynced()) return
    rememberSync()
    sync(String(anonymousId))
  }
}

export default action
