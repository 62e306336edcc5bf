import type { DestinationDefinition } from '@segment/actions-core'
import { changeCohort, credentials, endpoints } from './api'
import syncAudiences from './syncAudiences'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Braze Cohorts',
  slug: 'actions-braze-cohorts',
  mode: 'cloud',
  description: 'Keeps Engage audiences in Braze as cohorts, which campaigns and Canvases can target.',
  environment: credentials.environment,
  authentication: {
    scheme: 'custom',
    fields: {
      client_secret: {
        label: 'Data Import Key',
        description:
          'The data import key for Segment. Create it in Braze under Partner Integrations > Technology Partners.',
        type: 'password',
        required: true
      },
      endpoint: {
        label: 'REST Endpoint',
        description: 'The REST endpoint of your Braze instance.',
        type: 'string',
        format: 'uri',
        choices: endpoints,
        required: true,
        default: 'https://rest.iad-01.braze.com'
      }
    },
    // Changes nobody. The cohort need not exist.
    testAuthentication: (request, { settings }) =>
      changeCohort(request, settings, { cohort_id: 'will_add_in_constant', cohort_changes: [] })
  },
  actions: { syncAudiences }
}

export default destination
