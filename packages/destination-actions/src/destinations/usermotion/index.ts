import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { API } from './api'
import identify from './identify'
import group from './group'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'UserMotion (Actions)',
  slug: 'actions-usermotion',
  mode: 'cloud',
  description: 'Scores leads and accounts in UserMotion by what they do in your product.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your UserMotion workspace, from **Settings > Integrations > Segment**.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request) => request(`${API}/verify`, { method: 'post' })
  },
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Basic ${settings.apiKey}`, 'x-source': 'Segment' }
  }),
  presets: [
    preset('Identify User', { identify }, 'type = "identify"'),
    preset('Identify Group', { group }, 'type = "group"'),
    preset('Track Analytics Event', { track }, 'type = "track" or type = "page"')
  ],
  actions: { identify, group, track }
}

export default destination
