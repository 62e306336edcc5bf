import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import aliasUser from './aliasUser'
import { checkClientId, EVENTS_HOST } from './api'
import trackEvent from './trackEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'LaunchDarkly',
  slug: 'actions-launchdarkly',
  mode: 'cloud',
  description: 'Sends events to LaunchDarkly as metrics of your experiments and rollouts.',
  authentication: {
    scheme: 'custom',
    fields: {
      client_id: {
        label: 'Client-side ID',
        description: 'The client-side ID of your LaunchDarkly environment, from its list of SDK keys.',
        type: 'string',
        required: true
      },
      events_host_name: {
        label: 'Events Host Name',
        description: 'The host that takes the events. Change it only if LaunchDarkly hosts your account elsewhere.',
        type: 'string',
        format: 'hostname',
        default: EVENTS_HOST
      }
    },
    testAuthentication: (request, { settings }) => checkClientId(request, settings)
  },
  extendRequest: () => ({
    headers: { 'user-agent': 'SegmentDestination/2.2.0', 'x-launchdarkly-event-schema': '4' }
  }),
  presets: [preset('Track Event', { trackEvent }), preset('Alias User', { aliasUser })],
  actions: { aliasUser, trackEvent }
}

export default destination
