import type { DestinationDefinition } from '@segment/actions-core'
import account from './account'
import account2 from './account2'
import { credentials, hasPassword, refreshToken } from './api'
import cases from './cases'
import cases2 from './cases2'
import contact from './contact'
import contact2 from './contact2'
import customObject from './customObject'
import customObject2 from './customObject2'
import type { Settings } from './generated-types'
import lead from './lead'
import lead2 from './lead2'
import opportunity from './opportunity'
import opportunity2 from './opportunity2'

const destination: DestinationDefinition<Settings> = {
  name: 'Salesforce (Actions)',
  slug: 'actions-salesforce',
  mode: 'cloud',
  description: 'Creates, updates and deletes leads, contacts, accounts and other records in Salesforce.',
  environment: credentials.environment,
  authentication: {
    scheme: 'oauth2',
    fields: {
      instanceUrl: {
        label: 'Instance URL',
        description: 'The address of your account at Salesforce, such as `https://example.my.salesforce.com`.',
        type: 'string',
        required: true
      },
      isSandbox: {
        label: 'Sandbox',
        description: 'Turn it on if the account is a sandbox, which has another host for logins.',
        type: 'boolean',
        default: false
      },
      username: {
        label: 'User Name',
        description:
          'The user name to log in with, for accounts that cannot connect by OAuth. Each event then logs in by itself.',
        type: 'string'
      },
      auth_password: {
        label: 'Password',
        description: 'The password of the user name.',
        type: 'password'
      },
      security_token: {
        label: 'Security Token',
        description:
          'The security token of the user name, which Salesforce requires for logins from addresses that it does not know.',
        type: 'password'
      }
    },
    refreshAccessToken: async (request, { settings, auth }) => ({
      accessToken: await refreshToken(request, settings, auth)
    })
  },
  extendRequest: ({ auth, settings }) =>
    hasPassword(settings) ? {} : { headers: { authorization: `Bearer ${auth?.accessToken}` } },
  actions: {
    lead,
    customObject,
    cases,
    contact,
    opportunity,
    account,
    lead2,
    customObject2,
    account2,
    opportunity2,
    contact2,
    cases2
  }
}

export default destination
