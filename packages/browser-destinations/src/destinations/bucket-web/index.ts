import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { optionsOf, scriptOf, type Bucket } from './api'
import type { Settings } from './generated-types'
import group from './group'
import identifyUser from './identifyUser'
import trackEvent from './trackEvent'

export const destination: BrowserDestinationDefinition<Settings, Bucket> = {
  name: 'Bucket Web (Actions)',
  slug: 'bucket-web',
  mode: 'device',
  description: 'Tells Bucket who the users and their companies are and which features they use.',

  settings: {
    trackingKey: {
      label: 'Tracking Key',
      description: "The public key of the environment, from Bucket's Settings > Environments.",
      type: 'string',
      required: true
    }
  },

  initialize: async ({ settings, analytics }, { loadSdk }) => {
    const { trackingKey, version, options } = optionsOf(settings)
    const bucket = await loadSdk(scriptOf(version), () => window.bucket)
    bucket.init(trackingKey, options)
    // The user may be known from an earlier page. That alone does not make them active.
    const userId = analytics.user().id()
    if (userId) void bucket.user(userId, {}, { active: false })
    analytics.on('reset', () => bucket.reset())
    return bucket
  },

  presets: [
    preset('Identify User', { identifyUser }, 'type = "identify"'),
    preset('Group', { group }, 'type = "group"'),
    preset('Track Event', { trackEvent }, 'type = "track"')
  ],

  actions: { identifyUser, group, trackEvent }
}

export default browserDestination(destination)
