import type { EventOutcome, EventResult, Exchange, KeptRun, MappingRun } from '../api'
import type { OutcomeKind } from '../controls'

/** What one mapping did with one event of a run. */
export interface ResultRow {
  /** The position of the event. */
  event: number
  /** The name of the event, or its type. */
  title: string
  mapping: MappingRun
  result: EventResult
  kind: OutcomeKind
  /** The requests that the event was in: its own, or those of its batch. */
  exchanges: Exchange[]
  /** The number of its batch, from 1; undefined if it went alone or not at all. */
  batch?: number
}

/** How an outcome is shown. An event that a filter or the trigger stops is filtered; whatever else stops it, it failed. */
export function kindOf({ stage, retry }: Pick<EventOutcome, 'stage' | 'retry'>): OutcomeKind {
  if (stage === 'delivered') return 'delivered'
  if (stage === 'filter' || stage === 'trigger') return 'filtered'
  return retry ? 'retried' : 'failed'
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
      return {
        event: position,
        title: titleOf(event),
        mapping,
        result,
        kind: kindOf(result.outcome),
        exchanges: batch === undefined ? result.exchanges : mapping.batches[batch]!.exchanges,
        ...(batch !== undefined && { batch: batch + 1 })
      }
    })
    const matched = rows.filter(({ kind }) => kind !== 'filtered')
    return matched.length > 0 ? matched : rows.slice(0, 1)
  })
}

/** What to call an event: its name, or its type. */
export function titleOf(event: object): string {
  const { event: name, name: page, type } = event as { event?: unknown; name?: unknown; type?: unknown }
  const title = [name, page, type].find((text) => typeof text === 'string' && text !== '')
  return typeof title === 'string' ? title : 'Event without a type'
}

/** How many rows there are of each kind. */
export function countKinds(rows: readonly ResultRow[]): Record<OutcomeKind, number> {
  const counts = { delivered: 0, retried: 0, failed: 0, filtered: 0 }
  for (const { kind } of rows) counts[kind]++
  return counts
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
