import { randomUUID } from 'node:crypto'
import { clientLibrary } from './client-library'

/** A list of users, and what its delivery needs to know. */
export interface Handover {
  /** The folder in the bucket. */
  folder: string
  file: { extension: 'csv' | 'txt'; rows: number; content: string }
  /** Where to deliver the file, and the credentials for it. */
  instructions: object
}

/**
 * Hands a list over to the operator's delivery service: uploads the file and its instructions to the operator's Amazon
 * S3 bucket. The service collects the files of a sync, which has many batches, and delivers them to the vendor at its
 * end. The uploads are concurrent; if one fails, the event fails, and a retry replaces both files.
 *
 * The environment variable `ACTIONS_HANDOVER_BUCKET` names the bucket and `ACTIONS_HANDOVER_REGION` its region. The AWS
 * SDK finds the keys in environment variables, files or the machine's role.
 *
 * @throws the error of the AWS SDK, which has no status of the vendor, so that the host retries
 */
export async function handOver({ folder, file, instructions }: Handover): Promise<void> {
  const bucket = process.env.ACTIONS_HANDOVER_BUCKET ?? 'integrations-outbound-event-store-stage-us-west-2'
  const put = uploader(process.env.ACTIONS_HANDOVER_REGION ?? 'us-west-2')
  const uploads = await Promise.allSettled([
    put({
      Bucket: bucket,
      Key: `${folder}/${randomUUID()}.${file.extension}`,
      ContentType: 'text/csv',
      Metadata: { 'row-count': String(file.rows) },
      Body: file.content
    }),
    put({
      Bucket: bucket,
      Key: `${folder}/meta.json`,
      ContentType: 'application/json',
      Body: JSON.stringify(instructions)
    })
  ])
  const failed = uploads.find((upload) => upload.status === 'rejected')
  if (failed) throw failed.reason
}

type Library = typeof import('@aws-sdk/client-s3')
type PutObject = ConstructorParameters<Library['PutObjectCommand']>[0]

/** A client keeps connections and the keys that it found, so there is one per library and region. */
const clients = new WeakMap<object, Map<string, InstanceType<Library['S3Client']>>>()

function uploader(region: string): (file: PutObject) => Promise<unknown> {
  const library = clientLibrary('@aws-sdk/client-s3', () => require('@aws-sdk/client-s3') as Library)
  const byRegion = clients.get(library) ?? new Map<string, InstanceType<Library['S3Client']>>()
  clients.set(library, byRegion)
  const client = byRegion.get(region) ?? new library.S3Client({ region })
  byRegion.set(region, client)
  return (file) => client.send(new library.PutObjectCommand(file))
}
