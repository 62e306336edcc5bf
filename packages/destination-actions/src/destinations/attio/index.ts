import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { API } from './api'
import assertRecord from './assertRecord'
import type { Settings } from './generated-types'
import groupWorkspace from './groupWorkspace'
import identifyUser from './identifyUser'

const destination: DestinationDefinition<Settings> = {
  name: 'Attio (Actions)',
  slug: 'actions-attio',
  mode: 'cloud',
  description: 'Keeps the users, workspaces, people, companies and other records in Attio up to date.',
  authentication: {
    scheme: 'oauth-managed',
    fields: {},
    // The source is the recorded requests; https://docs.attio.com/api-reference/meta/identify is the page of version 2.
    testAuthentication: (request) => request(`${API}/v1/token`)
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  presets: [
    preset('Identify User', { identifyUser }, 'type = "identify"'),
    preset('Group Workspace', { groupWorkspace }, 'type = "group"')
  ],
  actions: { identifyUser, groupWorkspace, assertRecord }
}

export default destination
