import type { DestinationDefinition } from '@segment/actions-core'
import { refreshToken } from './api'
import type { Settings } from './generated-types'
import prospects from './prospects'

const destination: DestinationDefinition<Settings> = {
  name: 'Pardot (Actions)',
  slug: 'actions-pardot',
  mode: 'cloud',
  description: 'Keeps prospects in Pardot, now Marketing Cloud Account Engagement, up to date.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      businessUnitID: {
        label: 'Business Unit ID',
        description:
          'The ID of your Pardot business unit, which begins with `0Uv`. You find it in Salesforce under **Setup > Business Unit Setup**.',
        type: 'string',
        required: true
      },
      accountID: {
        label: 'Account ID',
        description: 'The ID of your Pardot account. You find it in Pardot under **Settings**.',
        type: 'string',
        required: true
      },
      isSandbox: {
        label: 'Sandbox',
        description:
          'Turn it on if your business unit is a sandbox or for training. Its login and its API have other hosts.',
        type: 'boolean',
        default: false
      }
    },
    refreshAccessToken: async (request, { settings, auth }) => ({
      accessToken: await refreshToken(request, settings, auth)
    })
  },
  extendRequest: ({ auth, settings }) => ({
    headers: {
      authorization: `Bearer ${auth?.accessToken}`,
      'Pardot-Business-Unit-Id': settings.businessUnitID
    }
  }),
  actions: { prospects }
}

export default destination
