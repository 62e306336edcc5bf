import { batched, jsonBytes, PayloadValidationError } from '@segment/actions-core'
import type { ModifiedResponse, RequestClient, SendContext } from '@segment/actions-core'
import type { Settings } from './generated-types'
import type { Operation } from './operation'

/** The account regions, as saved settings hold them, and the Track API of each. */
export const regions = {
  'US 🇺🇸': 'https://track.customer.io',
  'EU 🇪🇺': 'https://track-eu.customer.io'
} as const

/** The Track API of the account's region, by default the US one. */
export function trackApi({ accountRegion }: Settings): string {
  return regions[accountRegion as keyof typeof regions] ?? regions['US 🇺🇸']
}

/**
 * Asks whether the credentials are valid. The US host answers for accounts of all regions.
 *
 * Source: recorded requests; the public reference does not list this endpoint.
 */
export function checkCredentials(request: RequestClient) {
  return request(`${regions['US 🇺🇸']}/auth`)
}

/** Deletes a person by ID. https://docs.customer.io/integrations/api/track/tag/track-customers/delete/ */
export function deletePersonById(request: RequestClient, settings: Settings, id: string) {
  return request(`${trackApi(settings)}/api/v1/customers/${encodeURIComponent(id)}`, { method: 'delete' })
}

/**
 * The most bytes of an operation as JSON, and of the list in a batch. The documented limits are "32kb" and "smaller than
 * 500kb", without saying which kilobyte: an operation fails only beyond the larger, a batch stays below the smaller.
 */
const MAX_OPERATION_BYTES = 32 * 1024
const MAX_LIST_BYTES = 499_999 - (jsonBytes({ batch: [] }) - jsonBytes([]))

/** Makes the `perform` and `performBatch` of an action that sends one operation for each payload. */
export function batchedOperations<Payload>(toOperation: (payload: Payload) => Operation) {
  return batched({
    toItem: (payload: Payload) => withinLimit(toOperation(payload)),
    send: sendBatch,
    sendOne: sendOperation,
    limits: { bytes: MAX_LIST_BYTES },
    rejections: rejectionsOf
  })
}

function withinLimit(operation: Operation): Operation {
  const bytes = jsonBytes(operation)
  if (bytes <= MAX_OPERATION_BYTES) return operation
  throw new PayloadValidationError(
    `The event has ${bytes} bytes as JSON, but Customer.io accepts at most ${MAX_OPERATION_BYTES}. Map fewer or shorter attributes.`
  )
}

/** "Make a single request" of https://docs.customer.io/integrations/api/track/tag/track_v2/ */
function sendOperation(request: RequestClient, operation: Operation, { settings }: SendContext<Settings>) {
  return request(`${trackApi(settings)}/api/v2/entity`, { method: 'post', json: operation })
}

/** "Send multiple requests" of https://docs.customer.io/integrations/api/track/tag/track_v2/ */
function sendBatch(request: RequestClient, batch: Operation[], { settings }: SendContext<Settings>) {
  return request<BatchAnswer>(`${trackApi(settings)}/api/v2/batch`, { method: 'post', json: { batch } })
}

/** The answer to a batch. Operations that are not among the errors were accepted. */
interface BatchAnswer {
  errors?: BatchError[]
}

/** What is wrong with the operation at `batch_index`. */
interface BatchError {
  batch_index?: number
  reason?: string
  field?: string
  message?: string
}

function rejectionsOf({ data }: ModifiedResponse<BatchAnswer>, operations: Operation[]) {
  const errors = Array.isArray(data?.errors) ? data.errors : []
  return operations.flatMap((_, position) => {
    const own = errors.filter((error) => error?.batch_index === position)
    return own.length > 0 ? [{ position, message: own.map(describeFinding).join('; ') }] : []
  })
}

function describeFinding({ field, message, reason }: BatchError): string {
  const text = message ?? reason ?? 'Customer.io states no reason.'
  return field ? `${field}: ${text}` : text
}
