import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Commandbar } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Commandbar, Payload> = {
  title: 'Identify User',
  description: 'Tell who a user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    hmac: {
      label: 'HMAC',
      description: 'The HMAC of the user ID, where users are verified. Used where CommandBar is deployed via Segment.',
      type: 'string',
      default: { '@path': '$.context.CommandBar.hmac' }
    },
    formFactor: {
      label: 'Form Factor',
      description: 'How CommandBar is shown: in a modal or inline. Used where CommandBar is deployed via Segment.',
      type: 'object',
      default: { '@path': '$.context.CommandBar.formFactor' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the user.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://www.commandbar.com/docs/sdk/lifecycle/boot/
  perform: (commandbar, { payload: { userId, hmac, formFactor, traits }, settings }) => {
    if (!settings.deploy) return commandbar.addMetadataBatch(traits ?? {}, true)
    // Not waited for: the stub's promise stays open until the script has loaded.
    void commandbar.boot(userId, traits ?? {}, { ...(hmac && { hmac }), ...(formFactor && { formFactor }) })
  }
}

export default action
