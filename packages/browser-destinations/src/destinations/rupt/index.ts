import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { SCRIPT, type Rupt } from './api'
import attach from './attach'
import type { Settings } from './generated-types'

export const destination: BrowserDestinationDefinition<Settings, Rupt> = {
  name: 'Rupt',
  slug: 'actions-rupt',
  mode: 'device',
  description: 'Lets Rupt see which devices use an account, so that it can tell when an account is shared.',

  settings: {
    client_id: {
      label: 'Client ID',
      description: "The client ID of the project, from Rupt's dashboard.",
      type: 'string',
      required: true
    },
    new_account_url: {
      label: 'New Account URL',
      description: 'Where people are sent who choose to create an account of their own.',
      type: 'string',
      required: true
    },
    logout_url: {
      label: 'Logout URL',
      description: 'Where people are sent after their device was detached from the account.',
      type: 'string'
    },
    success_url: {
      label: 'Success URL',
      description: 'Where people are sent after they have passed a challenge.',
      type: 'string'
    },
    suspended_url: {
      label: 'Suspended URL',
      description: 'Where people are sent whose account is suspended. Without it they see a page of Rupt.',
      type: 'string'
    }
  },

  initialize: (_, { loadSdk }) => loadSdk(SCRIPT, () => window.Rupt, { interval: 500 }),

  presets: [preset('Attach Device', { attach }, "type = 'page'")],

  actions: { attach }
}

export default browserDestination(destination)
