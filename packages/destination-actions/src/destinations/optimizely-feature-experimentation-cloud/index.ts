import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { deleteVisitor } from './api'
import trackEvent from './trackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Optimizely Feature Experimentation (Actions)',
  slug: 'actions-optimizely-feature-experimentation-cloud',
  mode: 'cloud',
  description: 'Sends Optimizely the events that your feature experiments measure.',
  authentication: {
    scheme: 'custom',
    fields: {
      accessToken: {
        label: 'Access Token',
        description: 'An access token for the Optimizely REST API. Only the deletion of users needs it.',
        type: 'password'
      },
      accountId: {
        label: 'Account ID',
        description: 'The ID of your Optimizely account.',
        type: 'string',
        required: true
      },
      dataFileUrl: {
        label: 'Data File URL',
        description: 'The address of the data file (datafile) of your Optimizely environment.',
        type: 'string',
        format: 'uri',
        required: true
      }
    },
    testAuthentication: (request, { settings }) => request(settings.dataFileUrl)
  },
  onDelete: (request, { settings, payload }) => deleteVisitor(request, settings, userIdToDelete(payload, 'Optimizely')),
  actions: { trackEvent }
}

export default destination
