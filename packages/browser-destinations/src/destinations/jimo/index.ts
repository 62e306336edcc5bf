import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { addQueue, client, hasOwnJimo, SCRIPT, type Jimo } from './api'
import type { Settings } from './generated-types'
import sendGroupData from './sendGroupData'
import sendTrackEvent from './sendTrackEvent'
import sendUserData from './sendUserData'

export const destination: BrowserDestinationDefinition<Settings, () => Jimo> = {
  name: 'Jimo (Actions)',
  slug: 'actions-jimo',
  mode: 'device',
  description: 'Tells Jimo who the users and their groups are and what they do, and shows its experiences to them.',

  settings: {
    projectId: {
      label: 'Project ID',
      description: "The ID of the project, from Jimo's Settings > Install.",
      type: 'string',
      required: true
    },
    refetchExperiencesOnTraitsUpdate: {
      label: 'Refetch Experiences on Traits Update',
      description: 'Look again which experiences a user should see when their traits change.',
      type: 'boolean',
      default: false
    },
    manualInit: {
      label: 'Manual Initialization',
      description: 'Start Jimo only when a user is identified, so that anonymous visitors do not see it.',
      type: 'boolean',
      default: false
    }
  },

  initialize: async ({ settings }, { loadScript }) => {
    // A page that has Jimo already keeps it.
    if (hasOwnJimo()) return client
    addQueue(settings.projectId, settings.manualInit ?? false)
    await loadScript(SCRIPT)
    return client
  },

  presets: [
    preset('Send User Data', { sendUserData }, 'type = "identify"'),
    preset('Send Track Event', { sendTrackEvent }, 'type = "track"'),
    preset('Send Group Data', { sendGroupData }, 'type = "group"')
  ],

  actions: { sendGroupData, sendUserData, sendTrackEvent }
}

export default browserDestination(destination)
