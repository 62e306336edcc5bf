import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addQueue, type Vwo } from './api'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import { addSmartCode } from './smart-code'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Vwo> = {
  name: 'VWO Web Mode (Actions)',
  slug: 'actions-vwo-web',
  mode: 'device',
  description: 'Runs the campaigns of VWO on a site, and sends it events and what is known of visitors.',

  settings: {
    vwoAccountId: {
      label: 'VWO Account ID',
      description: 'The number of the account in VWO.',
      type: 'number',
      required: true
    },
    settingsTolerance: {
      label: 'Settings Tolerance',
      description: 'How many milliseconds the page waits for the settings of the campaigns.',
      type: 'number',
      default: 2000
    },
    libraryTolerance: {
      label: 'Library Tolerance',
      description:
        "How many milliseconds the page waits for VWO's library. Only earlier versions of the SmartCode use it: since version 3, the library has its own limit.",
      type: 'number',
      default: 2500
    },
    useExistingJquery: {
      label: 'Use Existing jQuery',
      description:
        "Let VWO use the page's jQuery instead of its own. Only earlier versions of the SmartCode use it: since version 3, the library decides.",
      type: 'boolean',
      default: false
    },
    addSmartcode: {
      label: 'Add SmartCode',
      description: "Add VWO's asynchronous SmartCode. Turn it off if your pages have the SmartCode already.",
      type: 'boolean',
      default: true
    }
  },

  initialize: async ({ settings }) => {
    if (settings.addSmartcode !== false) addSmartCode(settings)
    return addQueue()
  },

  presets: [
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Identify User', { identifyUser }, 'type = "identify"')
  ],

  actions: { trackEvent, identifyUser }
}

export default browserDestination(destination)
