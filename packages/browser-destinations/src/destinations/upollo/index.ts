import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { SCRIPT, type Upollo } from './api'
import enrichUser from './enrichUser'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'

export const destination: BrowserDestinationDefinition<Settings, Upollo> = {
  name: 'Upollo Web (Actions)',
  slug: 'actions-upollo',
  mode: 'device',
  description: 'Tells Upollo who the users are, and adds to events which company a user works for.',

  settings: {
    apiKey: {
      label: 'API Key',
      description: "The public API key of the project, from Upollo's developer settings.",
      type: 'password',
      required: true
    }
  },

  initialize: async ({ settings }, { loadSdk }) => {
    const { UpolloClient } = await loadSdk(SCRIPT, () => window.upollo, { interval: 500 })
    return new UpolloClient(settings.apiKey)
  },

  presets: [
    preset('Identify', { identifyUser }, 'type = "identify"'),
    preset('Enrich', { enrichUser }, 'type = "identify"')
  ],

  actions: { identifyUser, enrichUser }
}

export default browserDestination(destination)
