import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { regions } from './api'
import identifyUser from './identifyUser'
import pageVisit from './pageVisit'
import syncAudience from './syncAudience'
import trackEvent from './trackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'VWO Cloud Mode (Actions)',
  slug: 'actions-vwo-cloud',
  mode: 'cloud',
  description: 'Sends visitors, what they do and their audiences to VWO, for metrics and targeting.',
  authentication: {
    scheme: 'custom',
    fields: {
      vwoAccountId: {
        label: 'VWO Account ID',
        description: 'The ID of your VWO account.',
        type: 'number',
        required: true
      },
      apikey: {
        label: 'VWO SDK Key',
        description: 'The SDK key of your environment. Only Feature Experimentation and FullStack need it.',
        type: 'password'
      },
      region: {
        label: 'Region',
        description: 'Where VWO keeps the data of your account.',
        type: 'string',
        choices: Object.keys(regions).map((region) => ({ value: region, label: region })),
        default: 'US'
      }
    }
  },
  presets: [
    preset('Track Event', { trackEvent }),
    preset('Identify User', { identifyUser }),
    preset('Page Visit', { pageVisit }),
    preset('Sync Audience', { syncAudience })
  ],
  actions: { trackEvent, identifyUser, pageVisit, syncAudience }
}

export default destination
