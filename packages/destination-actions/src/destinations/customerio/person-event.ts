import { convertDates, convertTime } from './attributes'
import { personIdentifiers } from './identifiers'
import type { Payload } from './trackScreenView/generated-types'

/** What the payloads of events, page views and screen views have in common. */
type PersonEvent = Omit<Payload, 'name'>

/**
 * Makes the operation that records what a person or an anonymous visitor did.
 *
 * @param action the kind of the event in the vocabulary of the Track API
 * @param name what the event is found by: its name, the address of the page, the name of the screen
 */
export function personEvent(action: 'event' | 'page' | 'screen', name: string, payload: PersonEvent) {
  return {
    type: 'person' as const,
    action,
    identifiers: personIdentifiers({ person_id: payload.id, anonymous_id: payload.anonymous_id }),
    id: payload.event_id,
    name,
    timestamp: convertTime(payload.timestamp, payload),
    attributes: convertDates(payload.data, payload)
  }
}
