import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addStub, scriptOf, type Koala } from './api'
import type { Settings } from './generated-types'
import identifyVisitor from './identifyVisitor'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Koala> = {
  name: 'Koala',
  slug: 'actions-koala',
  mode: 'device',
  description: 'Tells Koala who visits a site and what they do there.',

  settings: {
    project_slug: {
      label: 'Project Slug',
      description: "The public API key of the workspace, from Koala's Settings > Install.",
      type: 'string',
      required: true
    }
  },

  // https://getkoala.com/docs/sdk/installation
  initialize: async ({ settings, analytics }, { loadSdk }) => {
    addStub()
    const sdk = await loadSdk(scriptOf(settings.project_slug), () => window.KoalaSDK)
    // Koala must not send the calls of analytics.js itself: the actions do that.
    const koala = await sdk.load({ project: settings.project_slug, hookSegment: false })
    // The user may be known from an earlier page.
    void analytics.ready(() => koala.ready(() => koala.identify(analytics.user().traits() ?? {})))
    return koala
  },

  presets: [
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Identify Visitor', { identifyVisitor }, 'type = "identify"')
  ],

  actions: { trackEvent, identifyVisitor }
}

export default browserDestination(destination)
