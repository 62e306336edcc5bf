import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { hasRecorder, optionsOf, type Logrocket } from './api'
import type { Settings } from './generated-types'
import identify from './identify'
import track from './track'

export const destination: BrowserDestinationDefinition<Settings, Logrocket> = {
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

  // https://docs.logrocket.com/reference/configure-sdk
  initialize: async ({ settings }, { resolveWhen }) => {
    // Late: the package loads its recorder from the vendor as soon as it is imported.
    const { default: client } = await import('logrocket')
    client.init(settings.appID, window.logRocketSettings ?? optionsOf(settings))
    await resolveWhen(hasRecorder, 100)
    return client
  },

  presets: [preset('Track', { track }, 'type = "track"'), preset('Identify', { identify }, 'type = "identify"')],

  actions: { track, identify }
}

export default browserDestination(destination)
