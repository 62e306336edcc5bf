import { jsonBytes, type SegmentEvent } from '@segment/actions-core'
import type { EventOutcome } from './report'
import type { Run } from './run-mappings'
import type { RunMode } from './sending'
import { VERDICTS, verdictOf, type Counts, type Verdict } from './verdict'

/** What became of one event in one mapping, or in all of them if none matched it. */
export interface Judgement {
  verdict: Verdict
  /** The position of the event in the run. */
  event: number
  /** The name of the mapping; absent if none matched. */
  mapping?: string
  /** Why it was not delivered, the same for all events with this fault: `Payload validation failed`, `429`. */
  reason?: string
  /** What was wrong with this event. */
  message?: string
}

/** Counts of all runs of a destination. They stay when old runs are removed from the history. */
export interface Overview {
  totals: ({ mode: RunMode } & Counts)[]
  /** The minutes in which there were runs, oldest first; the last {@link MOST_MINUTES}. */
  minutes: ({ at: string; mode: RunMode } & Counts)[]
  /** Why events were not delivered, the latest first; the last {@link MOST_REASONS}. */
  reasons: Reason[]
}

/** Why events were not delivered. */
export interface Reason {
  mode: RunMode
  verdict: Exclude<Verdict, 'delivered'>
  reason: string
  count: number
  /** The latest events, newest first; at most {@link MOST_SAMPLES}. */
  samples: Sample[]
}

/** An event that was not delivered. */
export interface Sample {
  at: string
  /** The number of the run, if the history kept it. */
  run?: number
  mapping?: string
  message?: string
  /** Absent if it is large. */
  event?: SegmentEvent
}

const MOST_MINUTES = 1000
const MOST_REASONS = 50
const MOST_SAMPLES = 3
const MOST_SAMPLE_BYTES = 8000

/** Judges each event of a run: once for each mapping that matched it, or once if none did. */
export function judge({ events, mappings }: Pick<Run, 'events' | 'mappings'>): Judgement[] {
  return [...events.keys()].flatMap((event): Judgement[] => {
    const judged = mappings.map(({ mapping: { name, partnerAction }, results }) => {
      const { outcome } = results[event]!
      return { outcome, event, mapping: name ?? partnerAction, ...verdictOf(outcome), ...detailOf(outcome) }
    })
    const matched = judged.filter(({ outcome: { stage } }) => stage !== 'trigger' && stage !== 'filter')
    // The filters of a destination drop an event for all of its mappings, so that one outcome is enough.
    const shown = matched.length > 0 ? matched : judged.slice(0, 1).map(({ mapping: _, ...unmatched }) => unmatched)
    return shown.map(({ outcome: _, ...judgement }) => judgement)
  })
}

/** What was wrong with an event. The message about a trigger says no more than the reason. */
function detailOf({ stage, message }: EventOutcome): { message?: string } {
  return stage === 'delivered' || stage === 'trigger' || message === undefined ? {} : { message }
}

/** Counts judgements by their verdict. */
export function countVerdicts(judgements: readonly Judgement[]): Counts {
  const counts: Counts = { delivered: 0, retried: 0, failed: 0, discarded: 0 }
  for (const { verdict } of judgements) counts[verdict]++
  return counts
}

/** Returns an overview without runs. */
export function emptyOverview(): Overview {
  return { totals: [], minutes: [], reasons: [] }
}

/** Adds a run to an overview. */
export function addToOverview(overview: Overview, run: Run & { number?: number }): void {
  const { mode } = run
  const at = `${run.at.slice(0, 16)}:00.000Z`
  const judgements = judge(run)
  const counts = countVerdicts(judgements)
  addCounts(overview.totals, counts, { mode })
  addCounts(overview.minutes, counts, { mode, at })
  overview.minutes.splice(0, overview.minutes.length - MOST_MINUTES)
  for (const { verdict, reason = '', event: position, mapping, message } of judgements) {
    if (verdict === 'delivered') continue
    const event = run.events[position]!
    const sample: Sample = {
      at: run.at,
      ...(run.number !== undefined && { run: run.number }),
      ...(mapping !== undefined && { mapping }),
      ...(message !== undefined && { message }),
      ...(jsonBytes(event) <= MOST_SAMPLE_BYTES && { event })
    }
    const index = overview.reasons.findIndex(
      (each) => each.mode === mode && each.verdict === verdict && each.reason === reason
    )
    const [known] = index < 0 ? [] : overview.reasons.splice(index, 1)
    const samples = [sample, ...(known?.samples ?? [])].slice(0, MOST_SAMPLES)
    overview.reasons.unshift({ mode, verdict, reason, count: (known?.count ?? 0) + 1, samples })
  }
  overview.reasons.splice(MOST_REASONS)
}

function addCounts<Key extends object>(list: (Key & Counts)[], counts: Counts, key: Key): void {
  const isSame = (each: Key & Counts) => Object.entries(key).every(([name, value]) => each[name as keyof Key] === value)
  const known = list.findLast(isSame)
  if (!known) return void list.push({ ...key, ...counts })
  for (const verdict of VERDICTS) (known as Counts)[verdict] += counts[verdict]
}
