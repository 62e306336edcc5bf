import { defaultValues } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import type { Settings } from './generated-types'
import identifyVisitor from './identifyVisitor'
import { prepareKoala, type Koala } from './koala'
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
  initialize: async ({ settings }, { loadScript, resolveWhen }) => {
    prepareKoala()
    await loadScript(`https://cdn.getkoala.com/v1/${encodeURIComponent(settings.project_slug)}/sdk.js`)
    await resolveWhen(() => window.ko !== undefined, 100, 10_000)
    return window.ko!
  },

  presets: [
    {
      name: 'Track Event',
      subscribe: 'type = "track"',
      partnerAction: 'trackEvent',
      mapping: defaultValues(trackEvent.fields),
      type: 'automatic'
    },
    {
      name: 'Identify Visitor',
      subscribe: 'type = "identify"',
      partnerAction: 'identifyVisitor',
      mapping: defaultValues(identifyVisitor.fields),
      type: 'automatic'
    }
  ],

  actions: { trackEvent, identifyVisitor }
}

export default browserDestination(destination)
