import type { Summary } from './summaries'

/** What to print of a list: a line for each destination, and how many there are. */
export function describeSummaries(summaries: Summary[]): string[] {
  if (summaries.length === 0) return ['There are no destinations yet. Make one with ./bin/run init.']
  const rows = summaries.map(({ slug, folder, name, mode, actions }) => [
    folder,
    slug ?? 'no slug',
    name,
    mode,
    actions.length === 1 ? '1 action' : `${actions.length} actions`
  ])
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd()
  )
  return [...lines, '', summaries.length === 1 ? '1 destination.' : `${summaries.length} destinations.`]
}
