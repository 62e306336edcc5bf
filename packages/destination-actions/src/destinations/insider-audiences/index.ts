import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import insiderAudiences from './insiderAudiences'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Insider Audiences',
  slug: 'actions-insider-audiences',
  mode: 'cloud',
  description: 'Tells Insider which Engage audiences and computed traits a user has.',
  authentication: {
    scheme: 'custom',
    fields: {
      account_name: {
        label: 'Partner Name',
        description: 'The partner name of your account, from InOne Settings > Account Settings. It is in lower case.',
        type: 'string',
        required: true
      },
      ucd_key: {
        label: 'UCD API Key',
        description: 'An API key for unified customer data, from InOne Settings > Integration Settings.',
        type: 'password',
        required: true
      }
    }
  },
  extendRequest: ({ settings }) => ({
    headers: { 'x-partner-name': settings.account_name, 'x-request-token': settings.ucd_key }
  }),
  presets: [preset('Sync Engage Audience to Insider', { insiderAudiences })],
  actions: { insiderAudiences }
}

export default destination
