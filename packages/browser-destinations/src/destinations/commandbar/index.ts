import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { makeStub, scriptOf, type Commandbar } from './api'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Commandbar> = {
  name: 'CommandBar',
  slug: 'actions-commandbar',
  mode: 'device',
  description: 'Tells CommandBar who a user is and what they do, and can make it available to them.',

  settings: {
    orgId: {
      label: 'Organization ID',
      description: "The ID of the organization, from CommandBar's dashboard.",
      type: 'string',
      required: true
    },
    deploy: {
      label: 'Deploy via Segment',
      description:
        'Boot CommandBar as soon as a user is identified. Leave this off if the site boots it itself: then users only get their traits.',
      type: 'boolean'
    }
  },

  initialize: async ({ settings }, { loadInBackground }) => {
    if (!window.CommandBar) {
      window.CommandBar = makeStub(settings.orgId)
      loadInBackground(scriptOf(settings.orgId))
    }
    // The stub answers to every name, so that `await` would take it for a promise that never resolves.
    window.CommandBar.then = undefined
    return window.CommandBar
  },

  presets: [
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Identify User', { identifyUser }, 'type = "identify"')
  ],

  actions: { identifyUser, trackEvent }
}

export default browserDestination(destination)
