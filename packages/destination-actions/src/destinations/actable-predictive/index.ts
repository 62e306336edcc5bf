import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import sendCustomEvent from './sendCustomEvent'
import sendEmailEvent from './sendEmailEvent'
import sendTransactionEvent from './sendTransactionEvent'
import sendWebEvent from './sendWebEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Actable Predictive',
  slug: 'actions-actable-predictive',
  mode: 'cloud',
  description: 'Sends what customers do to Actable, which predicts what they will do next.',
  authentication: {
    scheme: 'custom',
    fields: {
      client_id: {
        label: 'Client ID',
        description: 'The client ID that Actable gave you.',
        type: 'string',
        required: true
      },
      client_secret: {
        label: 'Client Secret',
        description: 'The client secret that belongs to the client ID.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: checkCredentials
  },
  // Actable wants the pair in base64 as in basic authentication, but without the word "Basic".
  extendRequest: ({ settings: { client_id, client_secret } }) => ({
    headers: { authorization: Buffer.from(`${client_id}:${client_secret}`).toString('base64') }
  }),
  actions: { sendEmailEvent, sendWebEvent, sendTransactionEvent, sendCustomEvent }
}

export default destination
