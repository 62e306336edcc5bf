import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addStub, scriptOf, type Ripe } from './api'
import type { Settings } from './generated-types'
import group from './group'
import identify from './identify'
import page from './page'
import track from './track'

export const destination: BrowserDestinationDefinition<Settings, Ripe> = {
  name: 'Ripe Device Mode (Actions)',
  slug: 'actions-ripe',
  mode: 'device',
  description: 'Tells Ripe who visits a site, which pages they see, and what they do there.',

  settings: {
    sdkVersion: {
      label: 'SDK Version',
      description: 'The version of the SDK to load.',
      type: 'string',
      choices: [{ label: 'Latest', value: 'latest' }],
      default: 'latest'
    },
    apiKey: {
      label: 'API Key',
      description: 'The key of the workspace, from the settings in Ripe.',
      type: 'password',
      required: true
    },
    endpoint: {
      label: 'API Endpoint',
      description: "The address that the SDK is loaded from, where that is not Ripe's own.",
      type: 'string',
      format: 'uri',
      default: 'https://storage.getripe.com'
    }
  },

  initialize: async ({ settings }, { loadInBackground, loadScript }) => {
    addStub()
    const src = scriptOf(settings)
    loadInBackground(src)
    // Where the script fails, which is reported already, the stub stays.
    await loadScript(src).catch(() => {})
    const ripe = window.Ripe as Ripe
    await ripe.init(settings.apiKey)
    return ripe
  },

  presets: [
    preset('Group user', { group }, 'type = "group"'),
    preset('Identify user', { identify }, 'type = "identify"'),
    preset('Page view', { page }, 'type = "page"'),
    preset('Track event', { track }, 'type = "track"')
  ],

  actions: { group, identify, page, track }
}

export default browserDestination(destination)
