import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import sendRevxPing from './sendRevxPing'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'RevX Cloud (Actions)',
  slug: 'actions-revx',
  mode: 'cloud',
  description: 'Sends what people do in your app to RevX, for campaigns that win them back.',
  authentication: {
    scheme: 'custom',
    fields: {
      client_id: {
        label: 'Client ID',
        description: 'The ID of your RevX account.',
        type: 'string',
        required: true
      }
    }
  },
  presets: [preset('Send Revx Ping', { sendRevxPing })],
  actions: { sendRevxPing }
}

export default destination
