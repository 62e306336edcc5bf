import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { API } from './api'
import sendAccountProfiles from './sendAccountProfiles'
import sendEvents from './sendEvents'
import sendUserProfiles from './sendUserProfiles'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Toplyne Cloud Mode (Actions)',
  slug: 'actions-toplyne-cloud',
  mode: 'cloud',
  description: 'Sends users, accounts and what they do to Toplyne, which finds those who are likely to buy.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Toplyne workspace.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request) => request(`${API}/auth/me`)
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
  presets: [
    preset('Send User Profiles', { sendUserProfiles }),
    preset('Send Account Profiles', { sendAccountProfiles }),
    preset('Send Events', { sendEvents })
  ],
  actions: { sendUserProfiles, sendAccountProfiles, sendEvents }
}

export default destination
