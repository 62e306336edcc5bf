import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addStub, call, hasOwnStub, scriptOf, type Sprig } from './api'
import type { Settings } from './generated-types'
import identifyUser from './identifyUser'
import signoutUser from './signoutUser'
import trackEvent from './trackEvent'
import updateUserId from './updateUserId'

export const destination: BrowserDestinationDefinition<Settings, Sprig> = {
  name: 'Sprig (Actions)',
  slug: 'sprig-web',
  mode: 'device',
  description: 'Tells Sprig who a user is and what they do, so that it can show them studies.',

  settings: {
    envId: {
      label: 'Environment ID',
      description: "The ID of the environment, from Sprig's Connect > JavaScript.",
      type: 'string',
      required: true
    },
    debugMode: {
      label: 'Debug Mode',
      description: 'Write what Sprig does to the console.',
      type: 'boolean',
      default: false
    }
  },

  initialize: async ({ settings }, { loadScript }) => {
    if (!window.Sprig?.envId) addStub(settings.envId, settings.debugMode ?? false)
    // A page with a snippet of its own loads the script itself.
    if (hasOwnStub()) await loadScript(scriptOf(settings.envId))
    return call
  },

  presets: [
    preset('Identify User', { identifyUser }, 'type = "identify"'),
    preset('Sign Out User', { signoutUser }, 'type = "track" and event = "Signed Out"'),
    preset('Track Event', { trackEvent }, 'type = "track" and event != "Signed Out"'),
    preset('Update User ID', { updateUserId }, 'type = "alias"')
  ],

  actions: { identifyUser, signoutUser, trackEvent, updateUserId }
}

export default browserDestination(destination)
