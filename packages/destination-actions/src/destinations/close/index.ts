import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import createUpdateContactAndLead from './createUpdateContactAndLead'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Close',
  slug: 'close',
  mode: 'cloud',
  description: 'Keeps leads and contacts in Close.',
  authentication: {
    scheme: 'basic',
    fields: {
      api_key: {
        label: 'API Key',
        description: 'An API key of your Close organization, from **Settings > API Keys**.',
        type: 'password',
        required: true
      },
      lead_custom_field_id_for_company_id: {
        label: 'Lead Custom Field ID for Company ID',
        description:
          'The ID of a lead custom field of the type text in which Close keeps your company ID. With it, leads are found by this ID; without it, only by their contacts.',
        type: 'string',
        default: ''
      },
      contact_custom_field_id_for_user_id: {
        label: 'Contact Custom Field ID for User ID',
        description:
          'The ID of a contact custom field of the type text in which Close keeps your user ID. With it, contacts are found by this ID; without it, only by their email address.',
        type: 'string',
        default: ''
      }
    },
    testAuthentication: checkCredentials
  },
  extendRequest: ({ settings }) => ({ username: settings.api_key, password: '' }),
  actions: { createUpdateContactAndLead }
}

export default destination
