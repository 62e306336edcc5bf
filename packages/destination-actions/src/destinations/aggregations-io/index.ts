import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import send from './send'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Aggregations.io (Actions)',
  slug: 'actions-aggregations-io',
  mode: 'cloud',
  description: 'Sends events to Aggregations.io, which makes real-time metrics of them.',
  authentication: {
    scheme: 'custom',
    fields: {
      api_key: {
        label: 'API Key',
        description: 'An API key of your organization with the permission to write.',
        type: 'password',
        required: true
      },
      ingest_id: {
        label: 'Ingest ID',
        description:
          'The ID at the end of the POST URL of your ingest. Its ingestion format must be an array of events, because events are sent in lists.',
        type: 'string',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ headers: { 'x-api-token': settings.api_key } }),
  actions: { send }
}

export default destination
