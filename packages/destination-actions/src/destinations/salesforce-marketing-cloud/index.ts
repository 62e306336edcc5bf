import type { DestinationDefinition } from '@segment/actions-core'
import { openSession } from './api'
import apiEvent from './apiEvent'
import asyncDataExtension, { uploadRows } from './asyncDataExtension'
import contact from './contact'
import contactDataExtension from './contactDataExtension'
import contactDataExtensionV2 from './contactDataExtensionV2'
import dataExtension from './dataExtension'
import dataExtensionV2 from './dataExtensionV2'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Salesforce Marketing Cloud (Actions)',
  slug: 'actions-salesforce-marketing-cloud',
  mode: 'cloud',
  description:
    'Creates contacts, writes rows to data extensions and starts journeys in Salesforce Marketing Cloud Engagement.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      subdomain: {
        label: 'Subdomain',
        description:
          'The first part of the URLs of your tenant, for example `mc563885gzs27c5t9-63k636ttgm`. You find it in the Authentication Base URI of your installed package.',
        type: 'string',
        required: true
      },
      account_id: {
        label: 'Account ID',
        description: 'The MID of your account or business unit. You see it next to your name in Marketing Cloud.',
        type: 'string',
        required: true
      },
      client_id: {
        label: 'Client ID',
        description: 'The client ID of the API integration in your installed package. Its type is Server-to-Server.',
        type: 'string',
        required: true
      },
      client_secret: {
        label: 'Client Secret',
        description: 'The client secret of the same API integration.',
        type: 'password',
        required: true
      }
    },
    refreshAccessToken: async (request, { settings }) => {
      const { accessToken } = await openSession(request, settings)
      return { accessToken }
    }
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  actions: {
    contact,
    dataExtension,
    contactDataExtension,
    apiEvent,
    dataExtensionV2,
    contactDataExtensionV2,
    asyncDataExtension
  },
  asyncActions: { asyncDataExtension: uploadRows }
}

export default destination
