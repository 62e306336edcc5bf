import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { SCRIPT, type Userpilot } from './api'
import type { Settings } from './generated-types'
import identifyCompany from './identifyCompany'
import identifyUser from './identifyUser'
import pageView from './pageView'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Userpilot> = {
  name: 'Userpilot Web (Actions)',
  slug: 'actions-userpilot-web',
  mode: 'device',
  description: 'Tells Userpilot who the users and their companies are and what they do, and shows its content to them.',

  settings: {
    token: {
      label: 'App Token',
      description: "The token of the app, from Userpilot's installation guide. It is public.",
      type: 'password',
      required: true
    },
    endpoint: {
      label: 'Endpoint',
      description: 'Where the SDK sends data, if your account has an endpoint of its own.',
      type: 'string'
    },
    shouldSegmentLoadSDK: {
      label: 'Load the SDK',
      description: 'Load the SDK of Userpilot. Switch this off if the site loads it itself.',
      type: 'boolean',
      required: true,
      default: true
    }
  },

  initialize: async ({ settings: { token, endpoint, shouldSegmentLoadSDK = true } }, { loadSdk, resolveWhen }) => {
    if (shouldSegmentLoadSDK) {
      window.userpilotSettings = { token, endpoint, shouldSegmentLoadSDK }
      return loadSdk(SCRIPT, () => window.userpilot)
    }
    await resolveWhen(() => Boolean(window.userpilot), 100)
    return window.userpilot as Userpilot
  },

  presets: [
    preset('Identify User', { identifyUser }, 'type = "identify"'),
    preset('Identify Company', { identifyCompany }, 'type = "group"'),
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Page View', { pageView }, 'type = "page"')
  ],

  actions: { identifyUser, trackEvent, pageView, identifyCompany }
}

export default browserDestination(destination)
