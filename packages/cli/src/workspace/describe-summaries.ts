import { tableLines } from '../terminal/lines'
import type { Summary } from './summaries'

/** What to print of a list in lines of at most `width` columns: each destination, and how many there are. */
export function describeSummaries(summaries: Summary[], width: number): string[] {
  if (summaries.length === 0) return ['There are no destinations yet. Make one with ./bin/run init.']
  const rows = summaries.map(({ slug, folder, name, mode, actions }) => [
    folder,
    slug ?? 'no slug',
    name,
    mode,
    actions.length === 1 ? '1 action' : `${actions.length} actions`
  ])
  return [
    ...tableLines(rows, width),
    '',
    summaries.length === 1 ? '1 destination.' : `${summaries.length} destinations.`
  ]
}
