import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addStub, call, scriptOf, type Intercom } from './api'
import type { Settings } from './generated-types'
import identifyCompany from './identifyCompany'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Intercom> = {
  name: 'Intercom Web (Actions)',
  slug: 'actions-intercom-web',
  mode: 'device',
  description: "Shows Intercom's messenger on a site, and tells Intercom who the users are and what they do.",

  settings: {
    appId: {
      label: 'App ID',
      description: 'The ID of the workspace, from **Settings > Installation > Web** in Intercom.',
      type: 'string',
      required: true
    },
    activator: {
      label: 'Custom Launcher Selector',
      description: 'The CSS selector of the element that opens the messenger, if that is one of your own.',
      type: 'string',
      default: '#IntercomDefaultWidget'
    },
    richLinkProperties: {
      label: 'Rich Link Properties',
      description: 'The event properties that hold rich links: objects with `url` and `value`.',
      type: 'string',
      multiple: true
    },
    apiBase: {
      label: 'Regional Data Hosting',
      description: 'Where Intercom keeps the data of your workspace.',
      type: 'string',
      choices: [
        { value: 'https://api-iam.intercom.io', label: 'United States' },
        { value: 'https://api-iam.eu.intercom.io', label: 'European Union' },
        { value: 'https://api-iam.au.intercom.io', label: 'Australia' }
      ],
      default: 'https://api-iam.intercom.io'
    }
  },

  // https://developers.intercom.com/installing-intercom/web/installation
  initialize: async ({ settings: { appId, activator, richLinkProperties, apiBase } }, { loadSdk }) => {
    const options = { app_id: appId, installation_type: 's' }
    // Scripts of the page can read these on the messenger.
    const own = { richLinkProperties, appId, activator }
    window.intercomSettings = { ...window.intercomSettings, ...options, custom_launcher_selector: activator }
    if (window.Intercom) {
      // The page has the messenger, or a stub of it, already.
      call('reattach_activator')
      call('update', window.intercomSettings)
      return Object.assign(call, own)
    }
    const stub = addStub()
    stub('boot', { ...options, api_base: apiBase })
    const find = () => (window.Intercom === stub ? undefined : window.Intercom)
    const messenger = await loadSdk(scriptOf(appId), find).catch((error: unknown) => {
      // The next try must not find the stub of this one.
      window.Intercom = undefined
      throw error
    })
    return Object.assign(messenger, own)
  },

  presets: [
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Identify User', { identifyUser }, 'type = "identify" or type = "page"'),
    preset('Identify Company', { identifyCompany }, 'type = "group"')
  ],

  actions: { trackEvent, identifyUser, identifyCompany }
}

export default browserDestination(destination)
