import { VERDICTS, VERDICT_WORDS, verdictOf, type Verdict } from '@segment/actions-session/verdict'
import type { EventResult, Exchange, KeptRun, MappingRun } from '../api'

/** What one mapping did with one event of a run. */
export interface ResultRow {
  /** The position of the event. */
  event: number
  /** The name of the event, or its type. */
  title: string
  mapping: MappingRun
  result: EventResult
  /** Whether a filter or the trigger stopped the event. */
  isUnmatched: boolean
  verdict: Verdict
  /** The reason of an event that was discarded, else the word for the verdict. */
  label: string
  /** The requests that the event was in: its own, or those of its batch. */
  exchanges: Exchange[]
  /** The number of its batch, from 1; undefined if it went alone or not at all. */
  batch?: number
}

/**
 * The rows of a run: each event with each mapping that matched it. An event that no mapping matched has one row, with
 * the first mapping.
 */
export function rowsOf({ events, mappings }: Pick<KeptRun, 'events' | 'mappings'>): ResultRow[] {
  const batchesOf = mappings.map(({ batches }) => {
    const byEvent = new Map<number, number>()
    for (const [index, batch] of batches.entries()) for (const event of batch.events) byEvent.set(event, index)
    return byEvent
  })
  return events.flatMap((event, position) => {
    const rows = mappings.map((mapping, index): ResultRow => {
      const result = mapping.results[position]!
      const batch = batchesOf[index]!.get(position)
      const { verdict, reason } = verdictOf(result.outcome)
      return {
        event: position,
        title: titleOf(event),
        mapping,
        result,
        isUnmatched: result.outcome.stage === 'filter' || result.outcome.stage === 'trigger',
        verdict,
        label: (verdict === 'discarded' && reason) || VERDICT_WORDS[verdict],
        exchanges: batch === undefined ? result.exchanges : mapping.batches[batch]!.exchanges,
        ...(batch !== undefined && { batch: batch + 1 })
      }
    })
    const matched = rows.filter(({ isUnmatched }) => !isUnmatched)
    return matched.length > 0 ? matched : rows.slice(0, 1)
  })
}

/** What to call an event: its name, or its type. */
export function titleOf(event: object): string {
  const { event: name, name: page, type } = event as { event?: unknown; name?: unknown; type?: unknown }
  const title = [name, page, type].find((text) => typeof text === 'string' && text !== '')
  return typeof title === 'string' ? title : 'Event without a type'
}

/** The labels of rows, by verdict, with how many rows have each. */
export function countLabels(rows: readonly ResultRow[]): { label: string; verdict: Verdict; count: number }[] {
  return VERDICTS.flatMap((verdict) => {
    const labels = rows.filter((row) => row.verdict === verdict).map(({ label }) => label)
    return [...new Set(labels)].map((label) => ({
      label,
      verdict,
      count: labels.filter((each) => each === label).length
    }))
  })
}

/** Returns the row that needs attention first: one that failed, then one that a fault stopped, then the first one. */
export function firstRow(rows: readonly ResultRow[]): ResultRow | undefined {
  const isFaulty: ((row: ResultRow) => boolean)[] = [
    ({ verdict }) => verdict === 'failed',
    ({ verdict }) => verdict === 'retried',
    ({ verdict, isUnmatched }) => verdict === 'discarded' && !isUnmatched
  ]
  return isFaulty.flatMap((test) => rows.find(test) ?? [])[0] ?? rows[0]
}

/** All requests of a run, with their responses. */
export function exchangesOf({ mappings }: Pick<KeptRun, 'mappings'>): Exchange[] {
  return mappings.flatMap(({ results, batches }) => [...results, ...batches].flatMap(({ exchanges }) => exchanges))
}

/** The hosts that a run sends to, each once. */
export function hostsOf(run: Pick<KeptRun, 'mappings'>): string[] {
  const hosts = exchangesOf(run).map(({ request: { url } }) => (URL.canParse(url) ? new URL(url).host : url))
  return [...new Set(hosts)]
}

/** Where a run sent to, in words. */
export function modeText(mode: KeptRun['mode']): string {
  if (mode === 'dry') return 'dry, nothing was sent'
  return mode === 'real' ? 'sent to the vendor' : 'sent to the stand-in'
}
