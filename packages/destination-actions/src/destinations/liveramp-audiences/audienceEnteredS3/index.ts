import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { uploadSigned } from '../../../lib/signed-upload'
import { handOverFile, isDirect, type Delivery } from '../delivery'
import { csvOf } from '../file'
import { batchFields, filename, rowFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Audience Entered (S3)',
  description: 'Delivers the people of an audience as a file in a bucket of yours, from which LiveRamp reads it.',
  defaultSubscription: 'event = "Audience Entered"',
  fields: {
    s3_aws_access_key: {
      label: 'AWS Access Key ID',
      description: 'The access key of a user who may write to the bucket.',
      type: 'string'
    },
    s3_aws_secret_key: {
      label: 'AWS Secret Access Key',
      description: 'The secret that belongs to the access key.',
      type: 'password'
    },
    s3_aws_bucket_name: { label: 'AWS Bucket Name', description: 'The name of the bucket.', type: 'string' },
    s3_aws_region: {
      label: 'AWS Region',
      description: 'The region of the bucket, for example us-west-2.',
      type: 'string',
      required: true
    },
    ...rowFields,
    filename: filename('{{properties.audience_key}}.csv'),
    ...batchFields,
    s3_aws_bucket_path: {
      label: 'AWS Bucket Path',
      description: 'The folder in the bucket for the file. Default: none.',
      type: 'string'
    }
  },
  perform: (request, { payload, rawData, ...data }) =>
    deliver(request, { ...data, payload: [payload], rawData: [rawData] }),
  performBatch: deliver
}

async function deliver(request: RequestClient, data: Delivery<Payload>): Promise<void> {
  const [first] = data.payload
  if (!first) return
  const {
    s3_aws_access_key: accessKeyId,
    s3_aws_secret_key: secretAccessKey,
    s3_aws_bucket_name: bucket,
    s3_aws_region: region
  } = first
  if (!isDirect(data)) {
    await handOverFile(data, {
      uploadType: 's3',
      s3Info: {
        s3BucketName: bucket ?? '',
        s3Region: region,
        s3AccessKeyId: accessKeyId ?? '',
        s3SecretAccessKey: secretAccessKey ?? '',
        s3BucketPath: first.s3_aws_bucket_path ?? ''
      }
    })
    return
  }
  const content = csvOf(data.payload)
  // Without a bucket of the customer, the file would go to a bucket of a stranger.
  if (!accessKeyId || !bucket) {
    throw new PayloadValidationError(
      'The mapping has no bucket or no access key. Map the fields AWS Bucket Name and AWS Access Key ID.'
    )
  }
  await uploadSigned(request, { bucket, path: first.filename, region, accessKeyId, secretAccessKey, content })
}

export default action
