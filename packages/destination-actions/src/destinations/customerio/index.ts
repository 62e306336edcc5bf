import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { warehousePresets } from '../../lib/warehouse-presets'
import { checkCredentials, deletePersonById, regions } from './api'
import createUpdateDevice from './createUpdateDevice'
import createUpdateObject from './createUpdateObject'
import createUpdatePerson from './createUpdatePerson'
import deleteDevice from './deleteDevice'
import deleteObject from './deleteObject'
import deletePerson from './deletePerson'
import deleteRelationship from './deleteRelationship'
import mergePeople from './mergePeople'
import reportContentEvent from './reportContentEvent'
import reportDeliveryEvent from './reportDeliveryEvent'
import suppressPerson from './suppressPerson'
import trackEvent from './trackEvent'
import trackPageView from './trackPageView'
import trackScreenView from './trackScreenView'
import unsuppressPerson from './unsuppressPerson'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Actions Customerio',
  slug: 'actions-customerio',
  mode: 'cloud',
  description: 'Sends people, what they do, their devices and their relationships to Customer.io.',
  authentication: {
    scheme: 'basic',
    fields: {
      siteId: {
        label: 'Site ID',
        description:
          'The Site ID of a Track API key, from [API Credentials](https://fly.customer.io/settings/api_credentials).',
        type: 'password',
        required: true
      },
      apiKey: {
        label: 'API Key',
        description: 'The Track API key itself, from the same page.',
        type: 'password',
        required: true
      },
      accountRegion: {
        label: 'Account Region',
        description: 'Where Customer.io keeps the data of your account.',
        type: 'string',
        choices: Object.keys(regions).map((region) => ({ value: region, label: region })),
        default: 'US 🇺🇸'
      }
    },
    testAuthentication: checkCredentials
  },

  extendRequest: ({ settings }) => ({ username: settings.siteId, password: settings.apiKey }),

  onDelete: (request, { settings, payload }) =>
    deletePersonById(request, settings, userIdToDelete(payload, 'Customer.io')),

  presets: [
    preset('Create or Update Person', { createUpdatePerson }),
    preset('Create or Update Device', { createUpdateDevice }),
    preset('Delete Device', { deleteDevice }),
    preset('Delete Relationship', { deleteRelationship }),
    preset('Delete Person', { deletePerson }),
    preset('Delete Object', { deleteObject }),
    preset('Track Event', { trackEvent }),
    preset('Track Page View', { trackPageView }),
    preset('Track Screen View', { trackScreenView }),
    preset('Create or Update Object', { createUpdateObject }),
    preset('Merge People', { mergePeople }),
    preset('Suppress Person', { suppressPerson }),
    preset('Unsuppress Person', { unsuppressPerson }),
    preset('Report Delivery Event', { reportDeliveryEvent }),
    preset('Report Content Event', { reportContentEvent }),
    ...warehousePresets({ trackEvent }, { createUpdatePerson })
  ],

  actions: {
    createUpdateDevice,
    deleteDevice,
    deleteRelationship,
    deletePerson,
    deleteObject,
    createUpdatePerson,
    trackEvent,
    trackPageView,
    trackScreenView,
    createUpdateObject,
    mergePeople,
    suppressPerson,
    unsuppressPerson,
    reportDeliveryEvent,
    reportContentEvent
  }
}

export default destination
