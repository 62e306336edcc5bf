import type { DestinationDefinition, SegmentEvent } from '@segment/actions-core'
import { sampleNameOf, makeEvents, fillRequired, wantedEvent } from '@segment/actions-events'
import type { TriedSubscription } from './subscription'

/**
 * Makes the event to try where none is given: of the call and the name that the trigger asks for, from the catalog where
 * it has such an event, and with a value wherever the defaults of required fields look.
 */
export function sampleFor(
  { actions }: Pick<DestinationDefinition<never>, 'actions'>,
  key: string,
  { trigger }: TriedSubscription
): SegmentEvent {
  const { type = 'track', event } = wantedEvent(trigger?.tree)
  const [sample] = makeEvents(sampleNameOf({ type, event }) ?? sampleNameOf({ type }) ?? 'track')
  const fitting = { ...sample!, type: type as SegmentEvent['type'], ...(event !== undefined && { event }) }
  fillRequired(fitting as unknown as Record<string, unknown>, actions[key]!.fields)
  return fitting
}
