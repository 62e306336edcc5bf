import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkApiKey } from './api'
import group from './group'
import identify from './identify'
import logEvent from './logEvent'
import page from './page'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Kameleoon (Actions)',
  slug: 'actions-kameleoon',
  mode: 'cloud',
  description: 'Sends visitors and what they do to Kameleoon, as goals and targeting data of your experiments.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description:
          'The API key that you [generate for Segment](https://help.kameleoon.com/setting-up-segment-destination-actions/).',
        type: 'password',
        required: true
      },
      sitecode: {
        label: 'Sitecode',
        description: 'The sitecode of your Kameleoon project, from its dashboard.',
        type: 'string',
        required: true
      }
    },
    testAuthentication: (_, { settings }) => checkApiKey(settings)
  },
  extendRequest: ({ settings }) => ({
    headers: { authorization: `Basic ${settings.apiKey}`, 'x-segment-settings': settings.sitecode }
  }),
  presets: [
    preset('Track Calls', { logEvent }),
    preset('Page Calls', { page }),
    preset('Group Calls', { group }),
    preset('Identify Calls', { identify })
  ],
  actions: { logEvent, identify, group, page }
}

export default destination
