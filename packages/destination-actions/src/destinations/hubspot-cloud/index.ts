import type { DestinationDefinition } from '@segment/actions-core'
import { API, refreshToken } from './api'
import customEvent from './customEvent'
import type { Settings } from './generated-types'
import sendCustomBehavioralEvent from './sendCustomBehavioralEvent'
import upsertCompany from './upsertCompany'
import upsertContact from './upsertContact'
import upsertCustomObjectRecord from './upsertCustomObjectRecord'
import upsertObject from './upsertObject'

const destination: DestinationDefinition<Settings> = {
  name: 'HubSpot Cloud Mode (Actions)',
  slug: 'actions-hubspot-cloud',
  mode: 'cloud',
  description: 'Keeps contacts, companies and other records in HubSpot up to date, and sends custom events.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      portalId: {
        label: 'Hub ID',
        description:
          'The ID of your HubSpot account, from the menu of your account in HubSpot. The internal names of your custom events begin with it: `pe<Hub ID>_`.',
        type: 'string'
      }
    },
    testAuthentication: (request) => request(`${API}/crm/v3/objects/contacts?limit=1`),
    refreshAccessToken: (request, { auth }) => refreshToken(request, auth)
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  actions: {
    sendCustomBehavioralEvent,
    upsertContact,
    upsertCompany,
    upsertCustomObjectRecord,
    upsertObject,
    customEvent
  }
}

export default destination
