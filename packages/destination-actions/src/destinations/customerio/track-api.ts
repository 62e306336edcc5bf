import {
  ActionDestinationErrorResponse,
  ActionDestinationSuccessResponse,
  MultiStatusResponse,
  PayloadValidationError,
  errorData
} from '@segment/actions-core'
import type {
  ActionDefinition,
  ErrorData,
  JSONLikeObject,
  ModifiedResponse,
  RequestClient
} from '@segment/actions-core'
import { chunk, jsonBytes } from '../../lib/chunk'
import type { Settings } from './generated-types'
import { regionOf } from './regions'

/** One change of the Track API v2, as https://docs.customer.io/integrations/api/track/tag/track_v2/ lists them. */
export interface Operation {
  type: 'person' | 'object'
  action: string
  [key: string]: unknown
}

/**
 * The most bytes of an operation as JSON, and of the list in a batch. The limits are "32kb" and "smaller than 500kb":
 * what is surely too large is refused here, and a batch is cut where it is surely small enough.
 */
const maxOperationBytes = 32 * 1024
const maxListBytes = 499_999 - (jsonBytes({ batch: [] }) - jsonBytes([]))

/** Makes the functions of an action that sends one operation for each payload. */
export function sendsOperations<Payload>(
  toOperation: (payload: Payload) => Operation
): Required<Pick<ActionDefinition<Settings, Payload>, 'perform' | 'performBatch'>> {
  const operationOf = (payload: Payload) => withinLimit(toOperation(payload))
  return {
    // "Make a single request" of https://docs.customer.io/integrations/api/track/tag/track_v2/
    perform: (request, { payload, settings }) =>
      request(`${regionOf(settings).url}/api/v2/entity`, { method: 'post', json: operationOf(payload) }),

    performBatch: async (request, { payload, settings }) => {
      const results = new MultiStatusResponse()
      const entries = payload.flatMap((one, index) => {
        const operation = orRefusal(() => operationOf(one))
        if (!(operation instanceof ActionDestinationErrorResponse)) return [{ index, operation }]
        results.pushResponseObjectAtIndex(index, operation)
        return []
      })
      await sendBatches(request, settings, entries, results)
      return results
    }
  }
}

function withinLimit(operation: Operation): Operation {
  const bytes = jsonBytes(operation)
  if (bytes <= maxOperationBytes) return operation
  throw new PayloadValidationError(
    `The event has ${bytes} bytes as JSON, but Customer.io takes at most ${maxOperationBytes}. Map fewer or shorter attributes.`
  )
}

/** Gives the operation, or the result of a payload that cannot be made one, so that the rest of its batch goes on. */
function orRefusal(makeOperation: () => Operation): Operation | ActionDestinationErrorResponse {
  try {
    return makeOperation()
  } catch (error) {
    if (!(error instanceof PayloadValidationError)) throw error
    const { status, message } = error
    return new ActionDestinationErrorResponse({
      status,
      errortype: 'PAYLOAD_VALIDATION_FAILED',
      errormessage: message
    })
  }
}

type Entry = { index: number; operation: Operation }

/**
 * Sends operations in as few requests as the limits allow, and sets the result of each at its index. When the only
 * request fails, its error is thrown, as for a single event; of several, a failed one is the result of its operations,
 * so that those which have been taken are not sent again.
 */
async function sendBatches(
  request: RequestClient,
  settings: Settings,
  entries: Entry[],
  results: MultiStatusResponse
): Promise<void> {
  const batches = chunk(entries, { bytes: maxListBytes }, ({ operation }) => operation)
  for (const batch of batches) {
    const answer = await sendBatch(request, settings, batch).catch((error: unknown) => {
      if (batches.length === 1) throw error
      return errorData(error)
    })
    for (const [position, { index, operation }] of batch.entries()) {
      results.pushResponseObjectAtIndex(index, resultOf(answer, position, operation))
    }
  }
}

/** "Send multiple requests" of https://docs.customer.io/integrations/api/track/tag/track_v2/ */
function sendBatch(request: RequestClient, settings: Settings, batch: Entry[]) {
  return request<BatchAnswer>(`${regionOf(settings).url}/api/v2/batch`, {
    method: 'post',
    json: { batch: batch.map(({ operation }) => operation) }
  })
}

/** The answer to a batch. What is not among the errors has been taken. */
interface BatchAnswer {
  errors?: BatchError[]
}

/** What is wrong with the operation at `batch_index`. */
interface BatchError extends JSONLikeObject {
  batch_index?: number
  reason?: string
  field?: string
  message?: string
}

function resultOf(answer: ModifiedResponse<BatchAnswer> | ErrorData, position: number, operation: Operation) {
  const sent = operation as JSONLikeObject
  if ('retryable' in answer) {
    const { status, message } = answer
    return new ActionDestinationErrorResponse({
      status,
      errormessage: `Customer.io did not take the batch: ${message}`,
      sent
    })
  }
  const { data } = answer
  const errors = Array.isArray(data?.errors) ? data.errors.filter((error) => error?.batch_index === position) : []
  if (errors.length === 0) return new ActionDestinationSuccessResponse({ status: 200, sent, body: {} })
  const errormessage = errors.map(inWords).join('; ')
  return new ActionDestinationErrorResponse({ status: 400, errormessage, sent, body: { errors } })
}

function inWords({ field, message, reason }: BatchError): string {
  const text = message ?? reason ?? 'Customer.io gives no reason.'
  return field ? `${field}: ${text}` : text
}
