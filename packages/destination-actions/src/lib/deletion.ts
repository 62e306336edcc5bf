import { PayloadValidationError } from '@segment/actions-core'
import type { DeletionPayload } from '@segment/actions-core'

/**
 * Returns the user ID of a deletion request, for vendors that identify people only by it.
 *
 * @param vendor the name of the vendor, for the error
 * @throws PayloadValidationError if there is none: a request to delete nobody would look like a success
 */
export function userIdToDelete({ userId }: DeletionPayload, vendor: string): string {
  if (userId) return userId
  throw new PayloadValidationError(
    `${vendor} deletes people by their user ID, but the request has none. Send the deletion with a "userId".`
  )
}
