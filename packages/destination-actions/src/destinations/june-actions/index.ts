import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import group from './group'
import identify from './identify'
import page from './page'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'June (Actions)',
  slug: 'june-actions',
  mode: 'cloud',
  description: 'Sends users, companies and events to June, which makes product analytics of them.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The write key of your June workspace.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Basic ${settings.apiKey}` } }),
  presets: [
    preset('Track Calls', { track }),
    preset('Page Calls', { page }),
    preset('Identify Calls', { identify }),
    preset('Group Calls', { group })
  ],
  actions: { track, identify, group, page }
}

export default destination
