import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials, dataCenters } from './api'
import sendEvent from './sendEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Gainsight Px Cloud (Actions)',
  slug: 'actions-gainsight-px-cloud',
  mode: 'cloud',
  description: 'Sends users, accounts and events to Gainsight PX.',
  authentication: {
    scheme: 'basic',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key that Gainsight PX shows for its integration with Segment.',
        type: 'password',
        required: true
      },
      dataCenter: {
        label: 'Data Center',
        description: 'Where Gainsight PX keeps the data of your account.',
        type: 'string',
        format: 'text',
        choices: Object.entries(dataCenters).map(([value, { label }]) => ({ value, label })),
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ username: settings.apiKey, password: '' }),
  presets: [
    preset('Identify User', { sendEvent }, 'type = "identify"'),
    preset('Group User', { sendEvent }, 'type = "group"'),
    preset('Track Event', { sendEvent }, 'type = "track"'),
    preset('Track Page View', { sendEvent }, 'type = "page"')
  ],
  actions: { sendEvent }
}

export default destination
