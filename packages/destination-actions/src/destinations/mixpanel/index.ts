import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import alias from './alias'
import { checkProjectToken, regions } from './api'
import groupIdentifyUser from './groupIdentifyUser'
import identifyUser from './identifyUser'
import incrementProperties from './incrementProperties'
import trackEvent from './trackEvent'
import trackPurchase from './trackPurchase'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Mixpanel (Actions)',
  slug: 'actions-mixpanel',
  mode: 'cloud',
  description: 'Sends events, people and groups to Mixpanel.',
  authentication: {
    scheme: 'custom',
    fields: {
      projectToken: {
        label: 'Project Token',
        description: 'The token of your project, from **Project Settings > Overview** in Mixpanel.',
        type: 'password',
        required: true
      },
      apiSecret: {
        label: 'API Secret',
        description:
          'The API secret of your project, from the same page. Without it, events are imported by the token.',
        type: 'password'
      },
      apiRegion: {
        label: 'Data Residency',
        description: 'Where Mixpanel keeps the data of your project.',
        type: 'string',
        choices: Object.keys(regions).map((region) => ({ value: region, label: region })),
        default: 'US 🇺🇸'
      },
      sourceName: {
        label: 'Source Name',
        description: 'A name to store with every event as segment_source_name, to tell sources apart.',
        type: 'string'
      },
      strictMode: {
        label: 'Strict Mode',
        description: 'Whether Mixpanel validates events and reports those that it does not accept.',
        type: 'string',
        choices: [
          { value: '1', label: 'Validate events (recommended)' },
          { value: '0', label: 'Accept without validation' }
        ],
        default: '1'
      }
    },
    testAuthentication: (request, { settings }) => checkProjectToken(request, settings)
  },

  presets: [
    preset('Track Calls', { trackEvent }, 'type = "track" and event != "Order Completed"'),
    preset('Order Completed Calls', { trackPurchase }, 'type = "track" and event = "Order Completed"'),
    preset('Page Calls', { trackEvent }, 'type = "page"', { event: { '@template': 'Viewed {{name}}' } }),
    preset('Screen Calls', { trackEvent }, 'type = "screen"', { event: { '@template': 'Viewed {{name}}' } }),
    preset('Identify Calls', { identifyUser }),
    preset('Group Calls', { groupIdentifyUser })
  ],

  actions: { trackEvent, identifyUser, groupIdentifyUser, alias, trackPurchase, incrementProperties }
}

export default destination
