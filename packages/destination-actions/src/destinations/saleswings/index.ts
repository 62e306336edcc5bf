import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { apiUrl } from './api'
import submitIdentifyEvent from './submitIdentifyEvent'
import submitPageEvent from './submitPageEvent'
import submitScreenEvent from './submitScreenEvent'
import submitTrackEvent from './submitTrackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Saleswings (Actions)',
  slug: 'actions-saleswings',
  mode: 'cloud',
  description: 'Sends SalesWings what leads do, so that it can score them.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your SalesWings project.',
        type: 'password',
        required: true
      },
      environment: {
        label: 'Environment',
        description: 'The SalesWings environment that your account is in.',
        type: 'string',
        choices: [
          { value: 'helium', label: 'Helium' },
          { value: 'ozone', label: 'Ozone' }
        ],
        required: true,
        default: 'helium'
      }
    },
    testAuthentication: (request, { settings }) => request(apiUrl(settings, 'core/project/account'))
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
  presets: [
    preset('Submit Track Event', { submitTrackEvent }),
    preset('Submit Identify Event', { submitIdentifyEvent }),
    preset('Submit Page Event', { submitPageEvent }),
    preset('Submit Screen Event', { submitScreenEvent })
  ],
  actions: { submitTrackEvent, submitIdentifyEvent, submitPageEvent, submitScreenEvent }
}

export default destination
