import type { DestinationDefinition } from '@segment/actions-core'
import { refreshToken } from './api'
import postSheet from './postSheet'
import postSheet2 from './postSheet2'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Google Sheets',
  slug: 'actions-google-sheets',
  mode: 'cloud',
  description: 'Writes the records of a warehouse to a sheet of Google Sheets, a row for each.',
  authentication: {
    scheme: 'oauth2',
    fields: {},
    refreshAccessToken: (request, { auth }) => refreshToken(request, auth)
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  actions: { postSheet, postSheet2 }
}

export default destination
