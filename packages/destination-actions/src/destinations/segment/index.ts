import type { DestinationDefinition } from '@segment/actions-core'
import { loadSourceSettings } from './api'
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
    testAuthentication: (request, { settings }) => loadSourceSettings(request, settings)
  },
  actions: { sendIdentify, sendGroup, sendScreen, sendPage, sendTrack }
}

export default destination
