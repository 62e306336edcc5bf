import type { DestinationDefinition } from '@segment/actions-core'
import { API_VERSION, checkRole, refreshToken } from './api'
import updateAudience from './updateAudience'
import updateCompanyAudience from './updateCompanyAudience'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Linkedin Audiences',
  slug: 'actions-linkedin-audiences',
  mode: 'cloud',
  description: 'Keeps Engage audiences of people and of companies in LinkedIn as DMP segments.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      ad_account_id: {
        label: 'Ad Account ID',
        description: 'The ID of your LinkedIn ad account, from Campaign Manager.',
        type: 'string',
        required: true
      },
      send_email: {
        label: 'Send Email',
        description: 'Whether LinkedIn gets the hashed email addresses of people.',
        type: 'boolean',
        required: true,
        default: true
      },
      send_google_advertising_id: {
        label: 'Send Google Advertising ID',
        description: 'Whether LinkedIn gets the Google advertising IDs of people.',
        type: 'boolean',
        required: true,
        default: true
      }
    },
    testAuthentication: (request, { settings }) => checkRole(request, settings),
    refreshAccessToken: (request, { auth }) => refreshToken(request, auth)
  },
  extendRequest: ({ auth }) => ({
    headers: { authorization: `Bearer ${auth?.accessToken}`, 'linkedin-version': API_VERSION }
  }),
  actions: { updateAudience, updateCompanyAudience }
}

export default destination
