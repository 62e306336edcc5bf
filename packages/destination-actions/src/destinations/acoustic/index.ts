import { firstOf, preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import receiveEvents from './receiveEvents'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Acoustic (Actions)',
  slug: 'actions-acoustic',
  mode: 'cloud',
  description: 'Sends events to Acoustic, one file each, by the bucket that Acoustic reads them from.',
  authentication: {
    scheme: 'custom',
    fields: {
      fileNamePrefix: {
        label: 'File Name Prefix',
        description: 'What the names of your files begin with. Acoustic tells you; it ends with an underscore.',
        type: 'string',
        required: true,
        default: 'customer_org_'
      },
      s3_bucket_accesspoint_alias: {
        label: 'S3 Access Point Alias',
        description: 'The alias of the access point to the bucket that Acoustic made for you.',
        type: 'string',
        required: true,
        default: ''
      },
      s3_access_key: {
        label: 'S3 Access Key',
        description: 'The access key that Acoustic made for you.',
        type: 'password',
        required: true
      },
      s3_secret: {
        label: 'S3 Secret',
        description: 'The secret that belongs to the access key.',
        type: 'password',
        required: true
      },
      s3_region: {
        label: 'S3 Region',
        description: 'The AWS region of the bucket.',
        type: 'string',
        required: true,
        default: 'us-east-1'
      },
      version: {
        label: 'Version',
        description: 'The version of the destination. It changes nothing that is sent.',
        type: 'string',
        default: 'Version 2.3'
      }
    }
  },
  presets: [
    preset('Track Calls', { receiveEvents }, 'type = "track"', {
      uniqueRecipientId: firstOf('$.properties.email', '$.context.traits.email')
    }),
    preset('Identify Calls', { receiveEvents }, 'type = "identify"', {
      uniqueRecipientId: firstOf('$.traits.email', '$.context.traits.email')
    })
  ],
  actions: { receiveEvents }
}

export default destination
