import { presetForEvent } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import audienceEnteredS3 from './audienceEnteredS3'
import audienceEnteredSFTP from './audienceEnteredSFTP'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Liveramp Audiences',
  slug: 'actions-liveramp-audiences',
  mode: 'cloud',
  description: 'Delivers Engage audiences to LiveRamp as files, by SFTP or by a bucket of your own.',
  authentication: {
    scheme: 'custom',
    fields: {
      __segment_internal_engage_force_full_sync: {
        label: 'Force Full Sync',
        description: 'Sends the whole audience with each sync. The host sets it.',
        type: 'boolean',
        required: true,
        default: true
      },
      __segment_internal_engage_batch_sync: {
        label: 'Sync in Batches',
        description: 'Sends the audience in batches. The host sets it.',
        type: 'boolean',
        required: true,
        default: true
      }
    }
  },
  presets: [
    presetForEvent('Entities Audience Entered', { audienceEnteredS3 }, 'warehouse_audience_entered_track'),
    presetForEvent('Entities Audience Entered', { audienceEnteredSFTP }, 'warehouse_audience_entered_track')
  ],
  actions: { audienceEnteredS3, audienceEnteredSFTP }
}

export default destination
