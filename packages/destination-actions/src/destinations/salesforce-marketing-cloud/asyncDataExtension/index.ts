import {
  batched,
  batchSize,
  enableBatching,
  HTTPError,
  isRetryableStatus,
  MultiStatusResponse
} from '@segment/actions-core'
import type {
  ActionDefinition,
  AsyncActionDefinition,
  JSONLikeObject,
  RequestClient,
  SendContext
} from '@segment/actions-core'
import { jobResults, jobStatus, queueRows, reasonOf } from '../api'
import { chosenId, columnNames, dataExtensionHooks } from '../data-extension'
import { keys, values } from '../fields'
import type { Settings } from '../generated-types'
import { missingDataExtension } from '../rows'
import type { Payload } from './generated-types'

/** What both forms of the action have. */
const shared = {
  title: 'Send Event asynchronously to Data Extension',
  description:
    'Queues rows with data of events, many at a time, to be added or updated in a data extension. You choose or create the data extension when you save the mapping.',
  fields: {
    keys: { ...keys, dynamic: true },
    values: { ...values, dynamic: true },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    batch_bytes: {
      label: 'Batch Bytes',
      description: 'The most bytes that one batch may have.',
      type: 'number',
      unsafe_hidden: true,
      default: 5_000_000
    },
    batch_size: batchSize({ minimum: 1_000, maximum: 30_000, default: 28_000, unsafe_hidden: true }),
    subscription_type: {
      label: 'Subscription Type',
      description: 'Whether the host polls for the outcome of each row (async), or stops at the queue (sync).',
      type: 'string',
      choices: [
        { label: 'Sync', value: 'sync' },
        { label: 'Async', value: 'async' }
      ],
      unsafe_hidden: true,
      default: 'async'
    }
  },
  dynamicFields: columnNames,
  hooks: dataExtensionHooks
} satisfies Omit<ActionDefinition<Settings, Payload>, 'perform'>

function toRow({ keys, values }: Payload): JSONLikeObject {
  return { ...keys, ...values } as JSONLikeObject
}

function queue(request: RequestClient, rows: JSONLikeObject[], context: SendContext<Settings>) {
  const id = chosenId(context)
  if (!id) throw missingDataExtension()
  return queueRows(request, context.settings, id, rows)
}

/** For hosts that do not poll: rows count as delivered once they are in the queue. */
const action: ActionDefinition<Settings, Payload> = { ...shared, ...batched({ toItem: toRow, send: queue }) }

export default action

/** For hosts that poll: the answer to the rows is a job, and polls tell what became of each row. */
export const uploadRows: AsyncActionDefinition<Settings, Payload> = {
  ...shared,
  performBatch: async (request, { payload: payloads, ...context }) => {
    const rows = payloads.map(toRow)
    const multiStatusResponse = new MultiStatusResponse()
    try {
      const { data, status } = await queue(request, rows, context)
      for (const sent of rows) multiStatusResponse.pushSuccessResponse({ status, sent, body: data as JSONLikeObject })
      return { jobId: data.requestId, status, multiStatusResponse }
    } catch (error) {
      if (!(error instanceof HTTPError)) throw error
      const { status, data } = error.response as typeof error.response & { data?: JSONLikeObject }
      for (const sent of rows) {
        multiStatusResponse.pushErrorResponse({ status, errormessage: reasonOf(error), sent, body: data })
      }
      return { jobId: data?.requestId as string | undefined, status, multiStatusResponse }
    }
  },
  performPoll: async (request, { payload: { jobId, uploadCount }, settings }) => {
    const { status, data, ok } = await jobStatus(request, settings, jobId)
    // An expired token says nothing about the job: the host gets a new one and asks again.
    if (!ok) return { jobId, status, jobStatus: canAskAgain(status) ? 'RETRYABLE_ERROR' : 'FAILED' }

    const { requestStatus, hasErrors } = data?.status ?? {}
    if (requestStatus === 'Pending') return { jobId, status, jobStatus: 'IN_PROGRESS' }
    if (requestStatus === 'Error') return { jobId, status, jobStatus: 'FAILED' }
    // The documentation has both words.
    if (requestStatus !== 'Complete' && requestStatus !== 'Completed')
      return { jobId, status, jobStatus: 'RETRYABLE_ERROR' }

    const results = hasErrors ? await jobResults(request, settings, jobId) : []
    const multiStatusResponse = new MultiStatusResponse()
    for (let index = 0; index < uploadCount; index++) {
      const body = (results[index] ?? {}) as JSONLikeObject
      if (results[index]?.status === 'Error') {
        const errormessage = results[index]?.message ?? 'Marketing Cloud did not write the row.'
        multiStatusResponse.pushErrorResponse({ status: 400, errormessage, sent: {}, body })
      } else multiStatusResponse.pushSuccessResponse({ status: 200, sent: {}, body })
    }
    return { jobId, status, jobStatus: 'SUCCEEDED', multiStatusResponse }
  }
}

function canAskAgain(status: number): boolean {
  return status === 401 || isRetryableStatus(status)
}
