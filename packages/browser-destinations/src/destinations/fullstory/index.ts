import { preset } from '@segment/actions-core'
import { FullStory, init } from '@fullstory/browser'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import type { Fullstory } from './api'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import identifyUserV2 from './identifyUserV2'
import trackEvent from './trackEvent'
import trackEventV2 from './trackEventV2'
import viewedPage from './viewedPage'
import viewedPageV2 from './viewedPageV2'

export const destination: BrowserDestinationDefinition<Settings, Fullstory> = {
  name: 'Fullstory (Actions)',
  slug: 'actions-fullstory',
  mode: 'device',
  description: 'Records the sessions of visitors with Fullstory, and tells it who they are and what they do.',

  settings: {
    orgId: {
      label: 'Organization ID',
      description: "The ID of the organization, from Fullstory's data capture snippet.",
      type: 'string',
      required: true
    },
    debug: {
      label: 'Debug',
      description: 'Write what Fullstory does to the console.',
      type: 'boolean',
      default: false
    },
    recordOnlyThisIFrame: {
      label: 'Record Only This Iframe',
      description: 'Record a page inside an iframe as a session of its own.',
      type: 'boolean',
      default: false
    },
    host: {
      label: 'Host',
      description: 'The host that recordings are sent to, where that is a proxy of your own.',
      type: 'string'
    },
    appHost: {
      label: 'App Host',
      description: 'The host of addresses of sessions, where Fullstory Relay is used.',
      type: 'string'
    },
    script: {
      label: 'Script',
      description: 'Where the recording script is loaded from, where that is a copy of your own.',
      type: 'string'
    }
  },

  // https://github.com/fullstorydev/fullstory-browser-sdk#configuration-options
  initialize: async ({ settings: { orgId, debug, recordOnlyThisIFrame, host, appHost, script } }) => {
    init({
      orgId,
      debug,
      recordOnlyThisIFrame,
      ...(host && { host }),
      ...(appHost && { appHost }),
      ...(script && { script })
    })
    return FullStory
  },

  presets: [
    preset('Track Event', { trackEventV2 }, 'type = "track"'),
    preset('Identify User', { identifyUserV2 }, 'type = "identify"'),
    preset('Viewed Page', { viewedPageV2 }, 'type = "page"')
  ],

  actions: { trackEvent, trackEventV2, identifyUser, identifyUserV2, viewedPage, viewedPageV2 }
}

export default browserDestination(destination)
