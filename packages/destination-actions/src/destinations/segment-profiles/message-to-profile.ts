import { commonPart, consentOf } from '../../lib/segment-message'
import type { MessagePayload } from '../../lib/segment-message'

/**
 * Makes the part of a message that the messages to a space have in common, apart from the rest of the context.
 *
 * The source of a space also feeds the destinations that are connected to the space
 * (https://segment.com/docs/unify/debugger/). The messages are meant for the profiles alone, so they name no destination:
 * https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#selecting-destinations
 *
 * @throws PayloadValidationError where neither a user nor an anonymous identifier is there
 */
export function toProfile(payload: MessagePayload & { consent?: Record<string, unknown> }) {
  return {
    ...commonPart(payload),
    context: { consent: consentOf(payload.consent) },
    integrations: { All: false }
  }
}
