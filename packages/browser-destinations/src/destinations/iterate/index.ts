import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addStub, SCRIPT, type Iterate } from './api'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Iterate> = {
  name: 'Iterate Web (Actions)',
  slug: 'actions-iterate',
  mode: 'device',
  description: 'Tells Iterate who a visitor is and what they do, so that it can show them surveys.',

  settings: {
    apiKey: {
      label: 'API Key',
      description: "The public API key of the web surveys, from Iterate's Settings > API & Web Tracking.",
      type: 'password',
      required: true
    }
  },

  initialize: ({ settings }, { loadSdk }) => {
    addStub(settings.apiKey)
    // The script replaces the stub by the SDK.
    return loadSdk(SCRIPT, () => (window.Iterate && 'loaded' in window.Iterate ? undefined : window.Iterate))
  },

  presets: [
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Identify User', { identifyUser }, 'type = "identify"')
  ],

  actions: { trackEvent, identifyUser }
}

export default browserDestination(destination)
