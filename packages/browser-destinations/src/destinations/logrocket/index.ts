import type LogRocket from 'logrocket'
import { defaultValues } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import type { Settings } from './generated-types'
import identify from './identify'
import track from './track'

export const destination: BrowserDestinationDefinition<Settings, typeof LogRocket> = {
  name: 'Logrocket',
  slug: 'actions-logrocket',
  mode: 'device',
  description: 'Records the sessions of visitors with LogRocket, and tells it who they are and what they do.',

  settings: {
    appID: {
      label: 'App ID',
      description: "The app's ID, `organization/app`, from LogRocket's Settings > Project Setup.",
      type: 'string',
      required: true
    },
    networkSanitization: {
      label: 'Network Sanitization',
      description: 'Leave headers and bodies of requests and responses out of recordings.',
      type: 'boolean',
      required: true,
      default: true
    },
    inputSanitization: {
      label: 'Input Sanitization',
      description: 'Leave what people type out of recordings.',
      type: 'boolean',
      required: true,
      default: true
    }
  },

  // https://docs.logrocket.com/reference/configure-sdk, .../network and .../dom
  initialize: async ({ settings: { appID, networkSanitization, inputSanitization } }) => {
    // Late: the package loads its recorder from the vendor as soon as it is imported.
    const { default: client } = await import('logrocket')
    const sanitizers = {
      requestSanitizer: withoutContent,
      responseSanitizer: withoutContent
    }
    client.init(appID, {
      network: networkSanitization ? sanitizers : {},
      dom: { inputSanitizer: inputSanitization }
    })
    return client
  },

  presets: [
    {
      name: 'Track',
      subscribe: 'type = "track"',
      partnerAction: 'track',
      mapping: defaultValues(track.fields),
      type: 'automatic'
    },
    {
      name: 'Identify',
      subscribe: 'type = "identify"',
      partnerAction: 'identify',
      mapping: defaultValues(identify.fields),
      type: 'automatic'
    }
  ],

  actions: { track, identify }
}

/** A request or response as it is recorded. */
function withoutContent<Message extends { headers: object; body?: string }>(message: Message): Message {
  return { ...message, headers: {}, body: undefined }
}

export default browserDestination(destination)
