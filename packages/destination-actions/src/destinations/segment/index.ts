import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'
import sendGroup from './sendGroup'
import sendIdentify from './sendIdentify'
import sendPage from './sendPage'
import sendScreen from './sendScreen'
import sendTrack from './sendTrack'

const destination: DestinationDefinition<Settings> = {
  name: 'Segment',
  slug: 'actions-segment',
  mode: 'cloud',
  description: 'Makes calls of the Segment Spec and sends them to a Segment source.',
  authentication: {
    scheme: 'custom',
    fields: {
      source_write_key: {
        label: 'Source Write Key',
        description:
          'The write key of the Segment source that is to get the calls. Find it in the settings of the source under **API Keys**.',
        type: 'password',
        required: true
      }
    },
    // The Tracking API takes any write key. The settings of a source, which Segment's own libraries load from here when
    // they start, exist only for a real one:
    // https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/custom-proxy/#npm-instructions
    testAuthentication: (request, { settings }) =>
      request(`https://cdn.segment.com/v1/projects/${encodeURIComponent(settings.source_write_key)}/settings`)
  },
  actions: { sendIdentify, sendGroup, sendScreen, sendPage, sendTrack }
}

export default destination
