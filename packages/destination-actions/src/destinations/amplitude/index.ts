import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import { deleteUser, searchUser } from './api'
import type { Settings } from './generated-types'
import groupIdentifyUser from './groupIdentifyUser'
import identifyUser from './identifyUser'
import logEvent from './logEvent'
import logEventV2 from './logEventV2'
import logPurchase from './logPurchase'
import mapUser from './mapUser'

/** An action of the companion `amplitude-plugins`, which runs in browsers and has its fields. */
const sessionId = { fields: {} }

const destination: DestinationDefinition<Settings> = {
  name: 'Actions Amplitude',
  slug: 'actions-amplitude',
  mode: 'cloud',
  description: 'Sends events, purchases, users and groups to Amplitude.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your project. Amplitude shows it in the settings of the project.',
        type: 'password',
        required: true
      },
      secretKey: {
        label: 'Secret Key',
        description: 'The secret key of your project, beside its API key. Deleting users needs it.',
        type: 'password',
        required: true
      },
      endpoint: {
        label: 'Region',
        description: 'The data center that holds your project.',
        type: 'string',
        format: 'text',
        choices: [
          { label: 'North America', value: 'north_america' },
          { label: 'Europe', value: 'europe' }
        ],
        default: 'north_america'
      }
    },
    testAuthentication: (request, { settings }) => searchUser(request, settings)
  },

  onDelete: (request, { payload, settings }) => deleteUser(request, settings, userIdToDelete(payload, 'Amplitude')),

  presets: [
    preset('Track Calls', { logEventV2 }, 'type = "track" and event != "Order Completed"'),
    preset('Order Completed Calls', { logPurchase }, 'type = "track" and event = "Order Completed"'),
    preset('Page Calls', { logEventV2 }, 'type = "page"', { event_type: { '@template': 'Viewed {{name}}' } }),
    preset('Screen Calls', { logEventV2 }, 'type = "screen"', { event_type: { '@template': 'Viewed {{name}}' } }),
    preset('Identify Calls', { identifyUser }),
    preset(
      'Browser Session Tracking',
      { sessionId },
      'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"',
      {
        sessionLength: 1800000,
        triggerSessionEvents: false,
        sessionStartEvent: 'session_started',
        sessionEndEvent: 'session_ended'
      }
    )
  ],

  actions: { logEvent, identifyUser, mapUser, groupIdentifyUser, logPurchase, logEventV2 }
}

export default destination
