import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { idsOf, type Sprig } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Sprig, Payload> = {
  title: 'Update User ID',
  description: 'Tell which ID a user has from now on.',
  platform: 'web',
  defaultSubscription: 'type = "alias"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID that the user has before you know them.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    }
  },
  // Sprig needs an ID.
  perform: (sprig, { payload }) => {
    const ids = idsOf(payload)
    return ids && sprig('identifyAndSetAttributes', ids)
  }
}

export default action
