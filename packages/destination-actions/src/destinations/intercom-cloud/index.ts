import type { DestinationDefinition } from '@segment/actions-core'
import { API, deleteContact, findContact } from './api'
import type { Settings } from './generated-types'
import groupIdentifyContact from './groupIdentifyContact'
import identifyContact from './identifyContact'
import trackEvent from './trackEvent'

const destination: DestinationDefinition<Settings> = {
  name: 'Intercom Cloud Mode (Actions)',
  slug: 'actions-intercom-cloud',
  mode: 'cloud',
  description: 'Keeps contacts and companies in Intercom up to date and sends it events.',
  authentication: {
    scheme: 'oauth2',
    fields: {},
    // https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/identifyadmin
    testAuthentication: (request) => request(`${API}/me`)
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  onDelete: async (request, { payload: { userId } }) => {
    const id = await findContact(request, { external_id: userId })
    return id === undefined ? undefined : deleteContact(request, id)
  },
  actions: { identifyContact, groupIdentifyContact, trackEvent }
}

export default destination
