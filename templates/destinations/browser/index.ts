import { browserDestination } from '@segment/browser-destination-runtime/shim'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import type { Settings } from './generated-types'

/** An example: the calls of the SDK that the actions make. */
export interface Sdk {
  track: (event: string) => void
}

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

  // An example: the address of the SDK, and the property of `window` that it sets.
  initialize: async ({ settings }, { loadScript, resolveWhen }) => {
    const page = window as Window & { exampleSdk?: Sdk }
    await loadScript(`https://cdn.example.com/sdk.js?key=${encodeURIComponent(settings.publicKey)}`)
    await resolveWhen(() => page.exampleSdk !== undefined, 100, 10_000)
    return page.exampleSdk!
  },

  actions: {}
}

export default browserDestination(destination)
