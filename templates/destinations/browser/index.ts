import { browserDestination } from '@segment/browser-destination-runtime/shim'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { findSdk, scriptOf, type Sdk } from './api'
import type { Settings } from './generated-types'

export const destination: BrowserDestinationDefinition<Settings, Sdk> = {
  name: '{{name}}',
  slug: '{{slug}}',
  mode: 'device',

  settings: {
    publicKey: {
      label: 'Public Key',
      description: 'The key of the page at {{name}}.',
      type: 'string',
      required: true
    }
  },

  // https://docs.example.com: the page of the vendor's documentation that says how to load the SDK.
  initialize: ({ settings }, { loadSdk }) => loadSdk(scriptOf(settings.publicKey), findSdk),

  actions: {}
}

export default browserDestination(destination)
