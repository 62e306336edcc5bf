import type { CloudAction } from '../action'
import { PayloadValidationError } from '../errors/classes'
import type { Execution } from '../execution'
import { prepareMapping, resolveMapping, type InputData } from '../mapping'
import { countDiscarded } from '../host'
import { payloadOf } from '../payload'
import type { SegmentEvent } from '../definition/segment-event'

/** The most events that one batch may hold. */
export const MAX_BATCH_SIZE = 10_000

/** An event of a batch that is ready to be sent, with its place in the batch. */
export interface Ready {
  index: number
  event: SegmentEvent
  payload: Record<string, unknown>
}

/**
 * Resolves and validates the events of a batch one by one.
 *
 * @param refuse is called with the place and the reason of each event that cannot be sent; the others go on
 * @throws PayloadValidationError for a batch that is too large; the mapping's own errors, which hold for all events
 */
export function prepareBatch(
  action: CloudAction,
  events: SegmentEvent[],
  execution: Execution,
  refuse: (index: number, reason: string) => void
): Ready[] {
  if (events.length > MAX_BATCH_SIZE) {
    throw new PayloadValidationError(
      `A batch holds at most ${MAX_BATCH_SIZE} events, got ${events.length}. Send them in several batches.`
    )
  }
  const mapping = prepareMapping(execution.mapping)
  const { statsContext } = execution
  const ready: Ready[] = []
  for (const [index, event] of events.entries()) {
    try {
      const resolved = resolveMapping(mapping, event as unknown as InputData, statsContext)
      ready.push({ index, event, payload: payloadOf(action, resolved, false, statsContext) })
    } catch (error) {
      countDiscarded(statsContext)
      refuse(index, error instanceof Error ? error.message : String(error))
    }
  }
  return ready
}
