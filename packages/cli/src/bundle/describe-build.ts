import { relative } from 'node:path'
import { format } from '../files/format'
import type { Build, Measured } from './build-bundles'
import { kilobytes } from './size'

const COLUMNS = ['script', 'minified', 'gzip', 'budget', 'brotli']

/** What to print of a build: a line for each script under a heading, and where they are if they were written. */
export function describeBuild({ directory, destinations, runtime, liquid, tooLarge }: Build): string[] {
  const rows = [COLUMNS, ...[runtime, liquid, ...destinations].map(row)]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd()
  )
  if (tooLarge.length > 0) return lines
  return [...lines, '', `Wrote ${relative(process.cwd(), directory)}/manifest.json and what it names.`]
}

/** The same for a program: the sizes are in bytes. */
export function buildJson({ directory, destinations, runtime, liquid }: Build) {
  const bundles = [runtime, liquid, ...destinations].map(({ name, size, budget }) => ({ name, size, budget }))
  return { directory: relative(process.cwd(), directory), bundles }
}

/** What to say of the scripts that are larger than they may be. */
export function describeTooLarge(tooLarge: readonly Measured[]): string {
  const faults = tooLarge.map(({ name, size, budget }) => {
    const where = name === 'runtime' ? '' : `, or raise the budget in destinations/${name}/budget.ts`
    return `${name} has ${size.gzip} bytes, compressed by gzip, and may have ${budget}. Make it smaller${where}.`
  })
  return [...faults, 'Nothing was written.'].join('\n')
}

/** The sizes as a page in Markdown. */
export function sizesPage({ destinations, runtime, liquid }: Build): Promise<string> {
  const total = [runtime, ...destinations].reduce((sum, { size }) => sum + size.gzip, 0)
  const rows = [runtime, liquid, ...destinations].map((measured) => `| ${row(measured).join(' | ')} |`)
  const lines = [
    '# Sizes of bundles',
    '',
    'Made by `./bin/run build:browser --sizes`. `runtime` is the chunk that all destinations share: a page loads it once.',
    'Each destination is one script besides. `liquid` is loaded only by pages that have a mapping with Liquid. A build fails',
    "if a script, compressed by gzip, is larger than its budget in the destination's `budget.ts`. 1 kB is 1,000 bytes.",
    '',
    `A page with all ${destinations.length} destinations loads ${kilobytes(total)}, compressed by gzip.`,
    '',
    `| ${COLUMNS.join(' | ')} |`,
    '| ------ | -------- | ---- | ------ | ------ |',
    ...rows
  ]
  return format(lines.join('\n'), 'md')
}

function row({ name, size, budget }: Measured): string[] {
  const limit = budget === undefined ? 'none' : kilobytes(budget)
  return [name, kilobytes(size.plain), kilobytes(size.gzip), limit, kilobytes(size.brotli)]
}
