import { defaultValues, PayloadValidationError } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'
import groupIdentifyUser from './groupIdentifyUser'
import { hostsOf } from './hosts'
import identifyUser from './identifyUser'
import logEvent from './logEvent'
import logEventV2 from './logEventV2'
import logPurchase from './logPurchase'
import mapUser from './mapUser'

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
    // A search for a user, which may well find none: https://amplitude.com/docs/apis/analytics/dashboard-rest#user-search
    testAuthentication: (request, { settings }) =>
      request(`${hostsOf(settings).dashboard}/api/2/usersearch?user=testUser@example.com`, {
        username: settings.apiKey,
        password: settings.secretKey
      })
  },

  // https://amplitude.com/docs/apis/analytics/user-privacy
  onDelete: (request, { payload: { userId }, settings }) => {
    if (!userId) {
      throw new PayloadValidationError(
        'Amplitude deletes people by their user id, and the event has none. Send the deletion with a "userId".'
      )
    }
    return request(`${hostsOf(settings).dashboard}/api/2/deletions/users`, {
      method: 'post',
      username: settings.apiKey,
      password: settings.secretKey,
      json: { user_ids: [userId], requester: 'segment', ignore_invalid_id: 'true', delete_from_org: 'false' }
    })
  },

  actions: { logEvent, identifyUser, mapUser, groupIdentifyUser, logPurchase, logEventV2 },

  presets: [
    {
      name: 'Track Calls',
      type: 'automatic',
      partnerAction: 'logEventV2',
      subscribe: 'type = "track" and event != "Order Completed"',
      mapping: defaultValues(logEventV2.fields)
    },
    {
      name: 'Order Completed Calls',
      type: 'automatic',
      partnerAction: 'logPurchase',
      subscribe: 'type = "track" and event = "Order Completed"',
      mapping: defaultValues(logPurchase.fields)
    },
    {
      name: 'Page Calls',
      type: 'automatic',
      partnerAction: 'logEventV2',
      subscribe: 'type = "page"',
      mapping: { ...defaultValues(logEventV2.fields), event_type: { '@template': 'Viewed {{name}}' } }
    },
    {
      name: 'Screen Calls',
      type: 'automatic',
      partnerAction: 'logEventV2',
      subscribe: 'type = "screen"',
      mapping: { ...defaultValues(logEventV2.fields), event_type: { '@template': 'Viewed {{name}}' } }
    },
    {
      name: 'Identify Calls',
      type: 'automatic',
      partnerAction: 'identifyUser',
      subscribe: 'type = "identify"',
      mapping: defaultValues(identifyUser.fields)
    },
    {
      // An action of the companion, `amplitude-plugins`, which runs in browsers.
      name: 'Browser Session Tracking',
      type: 'automatic',
      partnerAction: 'sessionId',
      subscribe: 'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"',
      mapping: {
        sessionLength: 1800000,
        triggerSessionEvents: false,
        sessionStartEvent: 'session_started',
        sessionEndEvent: 'session_ended'
      }
    }
  ]
}

export default destination
