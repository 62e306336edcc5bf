import type { DestinationDefinition } from '@segment/actions-core'
import createContactactivity from './createContactactivity'
import upsertContact from './upsertContact'
import addContactToList from './addContactToList'
import removeContactFromList from './removeContactFromList'
import addProductToCart from './addProductToCart'
import removeProductFromCart from './removeProductFromCart'
import upsertOrder from './upsertOrder'
import mergeContacts from './mergeContacts'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Cordial (Actions)',
  slug: 'actions-cordial',
  mode: 'cloud',
  description: 'Keeps contacts, their lists, carts and orders in Cordial, and records what they do.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'An API key of your Cordial account, from **Settings > API Keys**.',
        type: 'password',
        required: true
      },
      endpoint: {
        label: 'Endpoint',
        description:
          'The host of the service for Segment in the region of your account. Ask Cordial if it is not the usual one.',
        type: 'string',
        format: 'uri',
        required: true,
        default: 'https://integrations-ingest-svc.usw1.cordial.com'
      },
      segmentIdKey: {
        label: 'Segment ID Attribute',
        description:
          'The key of the contact attribute in Cordial that holds the Segment ID, by which contacts are found.',
        type: 'password'
      }
    },
    testAuthentication: (request, { settings }) => request(`${settings.endpoint}/api/checkAuth`)
  },
  extendRequest: ({ settings }) => ({ headers: { accept: 'application/json', 'x-api-key': settings.apiKey } }),
  actions: {
    createContactactivity,
    upsertContact,
    addContactToList,
    removeContactFromList,
    addProductToCart,
    removeProductFromCart,
    upsertOrder,
    mergeContacts
  }
}

export default destination
