import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addStub, call, scriptOf, type Wisepops } from './api'
import type { Settings } from './generated-types'
import setCustomProperties from './setCustomProperties'
import trackEvent from './trackEvent'
import trackGoal from './trackGoal'
import trackPage from './trackPage'

export const destination: BrowserDestinationDefinition<Settings, Wisepops> = {
  name: 'Wisepops',
  slug: 'actions-wisepops',
  mode: 'device',
  description: 'Tells Wisepops who a visitor is and what they do, so that it can show them popups and notifications.',

  settings: {
    websiteId: {
      label: 'Website ID',
      description: 'The ID of the website, from the setup code of Wisepops.',
      type: 'string',
      required: true
    }
  },

  initialize: async ({ settings }, { loadInBackground }) => {
    addStub()
    // Pages are counted by the action.
    call('options', { autoPageview: false })
    loadInBackground(scriptOf(settings.websiteId))
    return call
  },

  presets: [
    preset('Set User Traits as Custom Properties', { setCustomProperties }, 'type = "identify"'),
    preset('Set Group Traits as Custom Properties', { setCustomProperties }, 'type = "group"', {
      id: { '@path': '$.groupId' },
      idProperty: 'groupId',
      prefix: 'group'
    }),
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Track Page', { trackPage }, 'type = "page"')
  ],

  actions: { setCustomProperties, trackEvent, trackGoal, trackPage }
}

export default browserDestination(destination)
