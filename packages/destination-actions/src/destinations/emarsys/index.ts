import type { DestinationDefinition } from '@segment/actions-core'
import addToContactList from './addToContactList'
import { API, wsseHeader } from './api'
import removeFromContactList from './removeFromContactList'
import triggerEvent from './triggerEvent'
import upsertContact from './upsertContact'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Emarsys (Actions)',
  slug: 'actions-emarsys',
  mode: 'cloud',
  description: 'Keeps contacts and contact lists in Emarsys, and triggers external events.',
  authentication: {
    scheme: 'custom',
    fields: {
      api_user: {
        label: 'API User',
        description:
          'The name of an API user of your Emarsys account, from **Management > Security Settings > API Users**.',
        type: 'string',
        required: true
      },
      api_password: {
        label: 'API Password',
        description: 'The secret of the API user.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request) => request(`${API}/settings`)
  },
  extendRequest: ({ settings }) => ({ headers: { 'X-WSSE': wsseHeader(settings) } }),
  actions: { upsertContact, addToContactList, removeFromContactList, triggerEvent }
}

export default destination
