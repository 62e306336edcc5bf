import type { DestinationDefinition } from '@segment/actions-core'
import { API, API_VERSION, credentials, refreshToken } from './api'
import streamConversion from './streamConversion'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'LinkedIn Conversions API',
  slug: 'actions-linkedin-conversions',
  mode: 'cloud',
  description: 'Sends conversions from your servers to LinkedIn, which counts them for the campaigns that led to them.',
  environment: credentials.environment,
  authentication: {
    scheme: 'oauth2',
    fields: {},
    testAuthentication: (request) => request(`${API}/me`),
    refreshAccessToken: (request, { auth }) => refreshToken(request, auth.refreshToken)
  },
  extendRequest: ({ auth }) => ({
    headers: {
      authorization: `Bearer ${auth?.accessToken}`,
      'linkedin-version': API_VERSION,
      'x-restli-protocol-version': '2.0.0'
    }
  }),
  actions: { streamConversion }
}

export default destination
