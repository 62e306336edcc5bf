import type LogRocket from 'logrocket'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, typeof LogRocket, Payload> = {
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
      description: 'What else is known of the person: texts, numbers and booleans.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://docs.logrocket.com/reference/identify
  perform: (client, { payload }) => {
    const traits = (payload.traits ?? {}) as Parameters<typeof client.identify>[0] & object
    return payload.userId ? client.identify(payload.userId, traits) : client.identify(traits)
  }
}

export default action
