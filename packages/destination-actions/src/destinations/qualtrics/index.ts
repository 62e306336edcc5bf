import { APIError } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import addContactToXmd from './addContactToXmd'
import { whoAmI } from './api'
import type { Settings } from './generated-types'
import triggerXflowWorkflow from './triggerXflowWorkflow'
import upsertContactTransaction from './upsertContactTransaction'

const destination: DestinationDefinition<Settings> = {
  name: 'Qualtrics',
  slug: 'actions-qualtrics',
  mode: 'cloud',
  description: 'Keeps contacts in XM Directory, adds transactions to them and starts workflows.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiToken: {
        label: 'API Token',
        description: 'The token of your user, from **Account Settings > Qualtrics IDs > API**.',
        type: 'password',
        required: true
      },
      datacenter: {
        label: 'Data Center ID',
        description:
          'The ID of the data center of your account, such as `iad1`, from **Account Settings > Qualtrics IDs**.',
        type: 'string',
        required: true,
        default: 'iad1'
      }
    },
    testAuthentication: async (request, { settings }) => {
      const { data } = await whoAmI(request, settings)
      if (!data?.result)
        throw new APIError('Qualtrics does not say who the token belongs to. Check the data center.', 400)
    }
  },
  extendRequest: ({ settings }) => ({ headers: { 'x-api-token': settings.apiToken } }),
  actions: { addContactToXmd, upsertContactTransaction, triggerXflowWorkflow }
}

export default destination
