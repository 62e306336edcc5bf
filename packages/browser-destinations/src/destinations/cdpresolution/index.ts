import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { scriptOf, type Sync } from './api'
import type { Settings } from './generated-types'
import sync from './sync'

export const destination: BrowserDestinationDefinition<Settings, Sync> = {
  name: 'CDP Resolution',
  slug: 'actions-cdpresolution',
  mode: 'device',
  description: 'Lets Delivr.ai find out which known visitor an anonymous ID belongs to.',

  settings: {
    clientIdentifier: {
      label: 'Client Identifier',
      description: 'The identifier of your account, from Delivr.ai.',
      type: 'string',
      required: true
    },
    endpoint: {
      label: 'Endpoint',
      description: 'Where the script of Delivr.ai is loaded from.',
      type: 'string',
      format: 'uri',
      required: true,
      choices: [{ label: 'https://a.usbrowserspeed.com/cs', value: 'https://a.usbrowserspeed.com/cs' }],
      default: 'https://a.usbrowserspeed.com/cs'
    }
  },

  initialize:
    async ({ settings }, { loadInBackground }) =>
    (visitorId) =>
      loadInBackground(scriptOf(settings.endpoint, settings.clientIdentifier, visitorId)),

  presets: [preset('Sync Anonymous ID', { sync }, 'type = "page" or type = "track" or type = "identify"')],

  actions: { sync }
}

export default browserDestination(destination)
