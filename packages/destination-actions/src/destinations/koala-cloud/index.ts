import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import identify from './identify'
import track from './track'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Koala (Cloud)',
  slug: 'actions-koala-cloud',
  mode: 'cloud',
  description: 'Sends people with an email address, and what they do, to Koala.',
  authentication: {
    scheme: 'custom',
    fields: {
      public_key: {
        label: 'Public Key',
        description: 'The public API key of your Koala workspace, which the Koala pixel uses too.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  presets: [preset('Track Calls', { track }), preset('Identify Calls', { identify })],
  actions: { track, identify }
}

export default destination
