import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { apiUrl } from './api'
import createUpdateActivity from './createUpdateActivity'
import createUpdateDeal from './createUpdateDeal'
import createUpdateLead from './createUpdateLead'
import createUpdateNote from './createUpdateNote'
import createUpdateOrganization from './createUpdateOrganization'
import createUpdatePerson from './createUpdatePerson'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Actions Pipedrive',
  slug: 'actions-pipedrive',
  mode: 'cloud',
  description: 'Keeps persons, organizations, deals, leads, activities and notes in Pipedrive up to date.',
  authentication: {
    scheme: 'custom',
    fields: {
      domain: {
        label: 'Company Domain',
        description:
          'The first part of the address of your Pipedrive account: `acme` if you work at `acme.pipedrive.com`.',
        type: 'string',
        required: true
      },
      apiToken: {
        label: 'API Token',
        description: 'Your API token, from **Personal preferences > API** in Pipedrive.',
        type: 'password',
        required: true
      },
      personField: {
        label: 'Person Match Field',
        description:
          'The key of the field that finds persons, where a mapping names no other. For a custom field it is a long text of letters and digits.',
        type: 'string',
        default: 'id'
      },
      organizationField: {
        label: 'Organization Match Field',
        description: 'The key of the field that finds organizations, where a mapping names no other.',
        type: 'string',
        default: 'id'
      },
      dealField: {
        label: 'Deal Match Field',
        description: 'The key of the field that finds deals, where a mapping names no other.',
        type: 'string',
        default: 'id'
      }
    },
    testAuthentication: (request, { settings }) => request(apiUrl(settings, 'users/me'))
  },
  extendRequest: ({ settings }) => ({ searchParams: { api_token: settings.apiToken } }),
  presets: [
    preset('Create or Update a Person', { createUpdatePerson }, 'type = "identify"'),
    preset('Create or Update an Organization', { createUpdateOrganization }, 'type = "group"'),
    preset('Create or Update an Activity', { createUpdateActivity }, 'type = "track" and event = "Activity Upserted"')
  ],
  actions: {
    createUpdateOrganization,
    createUpdatePerson,
    createUpdateActivity,
    createUpdateDeal,
    createUpdateLead,
    createUpdateNote
  }
}

export default destination
