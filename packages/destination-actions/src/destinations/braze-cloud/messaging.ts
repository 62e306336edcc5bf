import { PayloadValidationError } from '@segment/actions-core'
import { completeAlias } from './identity'
import type { UserAlias } from './identity'
import { priorityList } from './priorities'
import type { Prioritization } from './priorities'

interface Recipient {
  email?: string
  user_alias?: UserAlias
}

/** Who gets a message: certain recipients, or all whom the campaign or Canvas is for. */
interface Addressees<R extends Recipient> {
  broadcast?: boolean
  recipients?: R[]
  prioritization?: Prioritization
}

/**
 * Gives the recipients as Braze expects them: with complete aliases only, and with the priorities in each that has an
 * email address. Source: https://www.braze.com/docs/api/objects_filters/recipient_object/
 *
 * @returns undefined where there are none
 * @throws PayloadValidationError where there are recipients of a broadcast, which Braze would refuse
 */
export function recipientsOf<R extends Recipient>({ broadcast, recipients, prioritization }: Addressees<R>) {
  if (!recipients || recipients.length === 0) return undefined
  if (broadcast) {
    throw new PayloadValidationError(
      'A broadcast goes to all users of a segment, so it cannot have recipients. Remove "recipients", or set "broadcast" to false.'
    )
  }
  const priorities = priorityList(prioritization)
  return recipients.map((recipient) => ({
    ...recipient,
    user_alias: completeAlias(recipient.user_alias),
    prioritization: recipient.email && priorities.length > 0 ? priorities : undefined
  }))
}
