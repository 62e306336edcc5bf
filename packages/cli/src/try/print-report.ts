import { widthOf } from '../terminal/lines'
import { describeReport } from './describe-report'
import { paintFor } from '../terminal/paint'
import type { TryReport } from './report'

/** The widest that lines are good to read, in columns; and the narrowest that the columns of a report fit into. */
const [WIDEST, NARROWEST] = [100, 40]

/** Writes a report for stdout: as JSON, or as text that fits the terminal, with colours if that wants them. */
export function printReport(
  report: TryReport,
  { json = false, explain = false }: { json?: boolean; explain?: boolean },
  stdout: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> = process.stdout
): string {
  if (json) return JSON.stringify(report, undefined, 2)
  const width = Math.min(Math.max(widthOf(stdout), NARROWEST), WIDEST)
  return describeReport(report, { explain, width, paint: paintFor(stdout) }).join('\n')
}
