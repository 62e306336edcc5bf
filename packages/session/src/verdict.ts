import type { EventOutcome } from './report'

/**
 * What became of an event, in the words of a delivery overview. `retried`: a host would send it again. `discarded`: no
 * request was made for it.
 */
export type Verdict = 'delivered' | 'retried' | 'failed' | 'discarded'

/** The word for each verdict, in the order in which they are listed. The page, `try` and `serve` all use these. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  delivered: 'Delivered',
  retried: 'Retried',
  failed: 'Failed',
  discarded: 'Discarded'
}

/** The verdicts, in the order in which they are listed. */
export const VERDICTS = Object.keys(VERDICT_WORDS) as readonly Verdict[]

/** How many events had each verdict. */
export type Counts = Record<Verdict, number>

/** Why events are discarded, by the stage at which they end. */
const DISCARDED: Partial<Record<EventOutcome['stage'], string>> = {
  filter: 'Dropped by a filter',
  trigger: 'No matching mapping',
  mapping: 'Mapping failed',
  validation: 'Payload validation failed',
  cancelled: 'Run cancelled'
}

/**
 * Says what became of an event, and why it was not delivered. The reason is the same for all events with this fault:
 * `Payload validation failed`, `429 TOO_MANY_REQUESTS`.
 */
export function verdictOf({ stage, status, code, retry }: Pick<EventOutcome, 'stage' | 'status' | 'code' | 'retry'>): {
  verdict: Verdict
  reason?: string
} {
  if (stage === 'delivered') return { verdict: 'delivered' }
  const reason = DISCARDED[stage]
  if (reason !== undefined) return { verdict: 'discarded', reason }
  const name = code === undefined || code === String(status) ? String(status) : `${status} ${code}`
  return { verdict: retry ? 'retried' : 'failed', reason: name }
}

/** Returns the verdict that needs attention first: failed, retried, discarded, and delivered only if all were. */
export function worstVerdict(counts: Counts): Verdict {
  const order: Verdict[] = ['failed', 'retried', 'discarded']
  return order.find((verdict) => counts[verdict] > 0) ?? 'delivered'
}
