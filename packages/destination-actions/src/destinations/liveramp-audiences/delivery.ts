import { posix } from 'node:path'
import type { ExecuteInput } from '@segment/actions-core'
import { handOver } from '../../lib/handover-bucket'
import { csvOf, type Row } from './file'
import type { Settings } from './generated-types'

/** What the actions are called with; a batch in any case. */
export type Delivery<Payload> = Omit<ExecuteInput<Settings, Payload[]>, 'audienceMembership'>

/** Whether the file goes to the customer's own place at once, and not by the service of the operator. */
export function isDirect({ features }: Pick<Delivery<unknown>, 'features'>): boolean {
  return features?.['actions-liveramp-audiences-legacy-flow'] === true
}

/**
 * Hands the file of an audience over to the service of the operator, which joins the batches of a sync.
 *
 * @param target where the service takes the file: `uploadType` and what goes with it
 */
export async function handOverFile(
  { payload, rawData, subscriptionMetadata }: Delivery<Row & { filename: string }>,
  { uploadType, ...target }: { uploadType: 's3' | 'sftp' } & Record<string, unknown>
): Promise<void> {
  const { computation_key: audienceKey = '', computation_id: audienceId = '' } = rawData?.[0]?.context?.personas ?? {}
  const { destinationConfigId = '', actionConfigId = '' } = subscriptionMetadata ?? {}
  await handOver({
    folder: posix.join('actions-liveramp-audiences', destinationConfigId, actionConfigId),
    file: { extension: 'csv', rows: payload.length, content: csvOf(payload) },
    instructions: {
      audienceKey,
      uploadType,
      filename: payload[0]?.filename,
      gzipCompressFile: true,
      segmentInternal: { audienceId, destinationConfigId, subscriptionId: actionConfigId },
      ...target
    }
  })
}
