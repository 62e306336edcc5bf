import { describeReport } from './describe-report'
import { paintFor } from './layout'
import type { TryReport } from './report'

/** Writes a report for stdout: as JSON, or as text that fits the terminal, with colours if that wants them. */
export function printReport(
  report: TryReport,
  { json = false, explain = false }: { json?: boolean; explain?: boolean },
  stdout: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> = process.stdout
): string {
  if (json) return JSON.stringify(report, undefined, 2)
  const width = Math.min(Math.max(stdout.columns ?? 80, 40), 100)
  return describeReport(report, { explain, width, paint: paintFor(stdout) }).join('\n')
}
