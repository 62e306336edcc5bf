import { PayloadValidationError, RetryableError } from '@segment/actions-core'

/** CleverTap's own fault. All other codes are faults of the record. */
const SERVER_ERROR = 555

/** What the answer says of a record that was not taken. It repeats the record as well, which holds personal data. */
interface Refusal {
  code?: unknown
  error?: unknown
}

/**
 * Looks whether an upload was taken: CleverTap answers with status 200 also when it refuses a record, and then lists it
 * under `unprocessed`.
 *
 * Source of the codes: https://developer.clevertap.com/docs/api-errors
 *
 * @param answer the parsed body; anything but an object counts as taken
 * @throws PayloadValidationError for a record at fault
 * @throws RetryableError for a fault of the server
 */
export function checkUpload(answer: unknown): void {
  const refusal = refusalIn(answer)
  if (!refusal) return
  const reason = `${refusal.error ?? 'no reason given'} (code ${refusal.code ?? 'unknown'})`
  if (refusal.code === SERVER_ERROR) {
    throw new RetryableError(`CleverTap could not take the profile: ${reason}. It can be sent again later.`)
  }
  throw new PayloadValidationError(`CleverTap refused the profile: ${reason}. Correct the mapping of that attribute.`)
}

function refusalIn(answer: unknown): Refusal | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  const { status, unprocessed } = answer as { status?: unknown; unprocessed?: unknown }
  if (Array.isArray(unprocessed) && unprocessed.length > 0) return unprocessed[0] as Refusal
  return status === 'fail' ? answer : undefined
}
