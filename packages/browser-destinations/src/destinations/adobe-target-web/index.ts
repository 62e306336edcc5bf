import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { scriptOf, type AdobeTarget } from './api'
import type { Settings } from './generated-types'
import trackEvent from './trackEvent'
import triggerView from './triggerView'
import upsertProfile from './upsertProfile'

export const destination: BrowserDestinationDefinition<Settings, AdobeTarget> = {
  name: 'Adobe Target Web',
  slug: 'actions-adobe-target-web',
  mode: 'device',
  description:
    'Tells Adobe Target who a visitor is and what they do and see, so that it can show them what suits them.',

  settings: {
    client_code: {
      label: 'Client Code',
      description: 'The client code of your account, from **Administration > Implementation** in Adobe Target.',
      type: 'string',
      required: true
    },
    admin_number: {
      label: 'Admin Number',
      description:
        'The number in the address of the administration of Adobe Target: `10` in `admin10.testandtarget.omniture.com`.',
      type: 'string',
      required: true
    },
    version: {
      label: 'Version of at.js',
      description: 'The version of at.js to load.',
      type: 'string',
      choices: [{ value: '2.8.0', label: '2.8.0' }],
      required: true,
      default: '2.8.0'
    },
    mbox_name: {
      label: 'Mbox Name',
      description: 'The mbox that events are sent to.',
      type: 'string',
      required: true,
      default: 'target-global-mbox'
    },
    cookie_domain: {
      label: 'Cookie Domain',
      description: 'The domain that at.js sets its cookies for, usually that of the site.',
      type: 'string',
      required: true
    }
  },

  // https://experienceleague.adobe.com/en/docs/target-dev/developer/client-side/at-js-implementation/functions-overview/targetglobalsettings
  initialize: ({ settings }, { loadSdk }) => {
    window.pageParams = {}
    window.targetGlobalSettings = { cookieDomain: settings.cookie_domain, enabled: true }
    window.targetPageParams = () => window.pageParams
    return loadSdk(scriptOf(settings), () => window.adobe)
  },

  actions: { upsertProfile, triggerView, trackEvent }
}

export default browserDestination(destination)
