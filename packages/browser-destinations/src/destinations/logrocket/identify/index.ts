import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Logrocket } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Logrocket, Payload> = {
  title: 'Identify',
  description: 'Tell who the recording is of.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the person by. Without one, only traits are set.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    traits: {
      label: 'Traits',
      description: 'Further data about the person: texts, numbers and booleans.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://docs.logrocket.com/reference/identify
  perform: (client, { payload: { userId, traits } }) => {
    const known = traits as Parameters<Logrocket['identify']>[0] & object
    return userId ? client.identify(userId, known) : client.identify(known)
  }
}

export default action
