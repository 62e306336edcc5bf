import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { forms, runningQueue, scriptsOf, type Hubspot } from './api'
import type { Settings } from './generated-types'
import trackCustomBehavioralEvent from './trackCustomBehavioralEvent'
import trackPageView from './trackPageView'
import upsertContact from './upsertContact'

export const destination: BrowserDestinationDefinition<Settings, Hubspot> = {
  name: 'Hubspot Web (Actions)',
  slug: 'actions-hubspot-web',
  mode: 'device',
  description: 'Tells HubSpot who visits a site, which pages they see, and what they do there.',

  settings: {
    portalId: {
      label: 'Hub ID',
      description: 'The ID of the HubSpot account, from the account menu in HubSpot.',
      type: 'string',
      required: true
    },
    enableEuropeanDataCenter: {
      label: 'European Data Center',
      description: "Turn this on if the account's data is hosted in the European Union.",
      type: 'boolean'
    },
    flushIdentifyImmediately: {
      label: 'Send Contacts Immediately',
      description:
        'HubSpot keeps what it learns of a contact until the next page view. Turn this on to record a page view with each contact, so that it is sent at once.',
      type: 'boolean'
    },
    formatCustomBehavioralEventNames: {
      label: 'Format Names of Custom Events',
      description:
        "Turn the names of events into HubSpot's internal names: `Signed Up` becomes `pe<Hub ID>_signed_up`. Turn it off if your events have internal names already.",
      type: 'boolean',
      default: true
    },
    loadFormsSDK: {
      label: 'Load Forms SDK',
      description: 'Load the script that shows HubSpot forms on the page, too.',
      type: 'boolean',
      default: false
    }
  },

  // https://developers.hubspot.com/docs/api/events/tracking-code
  initialize: async ({ settings }, { loadSdk }) => {
    const scripts = scriptsOf(settings)
    const [queue] = await Promise.all([
      loadSdk(scripts.tracking, runningQueue, { attributes: { id: 'hs-script-loader' } }),
      settings.loadFormsSDK && loadSdk(scripts.forms, forms)
    ])
    return queue
  },

  presets: [
    preset('Track Custom Behavioral Event', { trackCustomBehavioralEvent }, 'type = "track"'),
    preset('Upsert Contact', { upsertContact }, 'type = "identify"'),
    preset('Track Page View', { trackPageView }, 'type = "page"')
  ],

  actions: { trackCustomBehavioralEvent, trackPageView, upsertContact }
}

export default browserDestination(destination)
