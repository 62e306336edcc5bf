import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { scriptOf, type Playerzero } from './api'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Playerzero> = {
  name: 'PlayerZero Web',
  slug: 'actions-playerzero-web',
  mode: 'device',
  description: 'Records sessions with PlayerZero, and tells it who the users are and what they do.',

  settings: {
    projectId: {
      label: 'Project ID',
      description: "The ID of the project, from PlayerZero's installation guide.",
      type: 'string',
      required: true
    }
  },

  initialize: ({ settings }, { loadSdk }) =>
    loadSdk(scriptOf(settings.projectId), () => window.playerzero, { interval: 250 }),

  presets: [
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Identify User', { identifyUser }, 'type = "identify"')
  ],

  actions: { trackEvent, identifyUser }
}

export default browserDestination(destination)
