import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { checkCredentials, headersOf, uninstallNamedUser } from './api'
import customEvents from './customEvents'
import setAttributes from './setAttributes'
import manageTags from './manageTags'
import registerAndAssociate from './registerAndAssociate'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Airship (Actions)',
  slug: 'actions-airship',
  mode: 'cloud',
  description: 'Sends events, attributes, tags and addresses of your users to Airship.',
  authentication: {
    scheme: 'custom',
    fields: {
      access_token: {
        label: 'Access Token',
        description:
          'A token of your Airship project, from **Settings > Partner Integrations > Segment**, or one with the role of all access.',
        type: 'password',
        required: true
      },
      app_key: {
        label: 'App Key',
        description: 'The app key of your Airship project, from the same page.',
        type: 'password',
        required: true
      },
      endpoint: {
        label: 'Data Center',
        description: 'Where Airship keeps the data of your project.',
        type: 'string',
        choices: [
          { value: 'US', label: 'United States' },
          { value: 'EU', label: 'European Union' }
        ],
        required: true,
        default: 'US'
      }
    },
    testAuthentication: (request, { settings }) => checkCredentials(request, settings)
  },
  extendRequest: ({ settings }) => ({ headers: headersOf(settings) }),
  onDelete: (request, { settings, payload }) =>
    uninstallNamedUser(request, settings, userIdToDelete(payload, 'Airship')),
  presets: [
    preset('Custom Events', { customEvents }, 'type = "track"'),
    preset('Set Attributes', { setAttributes }, 'type = "identify"')
  ],
  actions: { customEvents, setAttributes, manageTags, registerAndAssociate }
}

export default destination
