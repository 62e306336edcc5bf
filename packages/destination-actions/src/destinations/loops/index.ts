import { PayloadValidationError } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { API } from './api'
import createOrUpdateContact from './createOrUpdateContact'
import sendEvent from './sendEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Loops (Actions)',
  slug: 'actions-loops',
  mode: 'cloud',
  description: 'Keeps contacts in Loops and sends it the events that start your emails.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'An API key of your Loops team, from [Settings > API](https://app.loops.so/settings?page=api).',
        type: 'password',
        required: true
      }
    },
    // https://loops.so/docs/api-reference/api-key
    testAuthentication: (request) => request(`${API}/api-key`)
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
  // https://loops.so/docs/api-reference/delete-contact
  onDelete: (request, { payload: { userId } }) => {
    if (!userId) {
      throw new PayloadValidationError('Loops deletes contacts by their user ID, but the event has no user ID.')
    }
    return request(`${API}/contacts/delete`, { method: 'post', json: { userId: [userId] } })
  },
  actions: { createOrUpdateContact, sendEvent }
}

export default destination
