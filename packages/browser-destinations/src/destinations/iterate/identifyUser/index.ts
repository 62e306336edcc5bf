import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Iterate } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Iterate, Payload> = {
  title: 'Identify User',
  description: 'Tell who a visitor is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by. Iterate keeps it as `external_id`.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the user. Surveys can be targeted by it.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://help.iteratehq.com/en/articles/8582987-identifying-users-across-multiple-platforms
  perform: (iterate, { payload: { userId, traits } }) =>
    iterate('identify', { ...traits, ...(userId && { external_id: userId }) })
}

export default action
