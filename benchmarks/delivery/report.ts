import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

/** A number that was found, and the bar for it: at least, or at most. */
export interface Found {
  name: string
  value: number
  atLeast?: number
  atMost?: number
}

/** The bars of the issue, by the end or the beginning of a name. The first that matches holds. */
const BARS: [pattern: RegExp, bar: Pick<Found, 'atLeast' | 'atMost'>][] = [
  [/^singles.*rate to bare$/, { atLeast: 0.7 }],
  [/^batches.*rate to bare$/, { atLeast: 0.35 }],
  [/CPU to bare$/, { atMost: 1.3 }],
  [/to deliver a job, µs$/, { atMost: 40 }],
  [/^singles.*enqueue to delivery$/, { atLeast: 5 }],
  [/vendor hangs/, { atLeast: 0.9 }],
  [/p99/, { atMost: 150 }],
  [/a quarter of a core.*two workers to one$/, { atLeast: 1.6 }]
]

/** Adds its bar to a number. */
export function withBar(name: string, value: number): Found {
  return { name, value, ...BARS.find(([pattern]) => pattern.test(name))?.[1] }
}

/** Whether a number is on the right side of its bar. */
export function isMet({ value, atLeast = -Infinity, atMost = Infinity }: Found): boolean {
  return value >= atLeast && value <= atMost
}

/** Writes a number with three digits. */
export function textOf(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

function barOf({ atLeast, atMost }: Found): string {
  if (atLeast !== undefined) return `≥ ${atLeast}`
  return atMost === undefined ? '' : `≤ ${atMost}`
}

/** Lays out a table as prettier does. */
function table(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)))
  const lineOf = (cells: string[]) =>
    `| ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]) : cell.padStart(widths[n]))).join(' | ')} |`
  const rule = `| ${widths.map((width, n) => (n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [lineOf(rows[0]), rule, ...rows.slice(1).map(lineOf)].join('\n')
}

const HEADING = '## Delivery worker'

/** Writes the section "Delivery worker" of docs/performance.md, and its plot. */
export function save(found: Found[], setting: { events: number; rounds: number; heap?: string }): void {
  const docs = join(__dirname, '../../docs')
  const page = join(docs, 'performance.md')
  const [before] = readFileSync(page, 'utf8').split(`\n${HEADING}\n`)
  const rows = found.map((each) => [each.name, textOf(each.value), `${barOf(each)}${isMet(each) ? '' : ', missed'}`])
  const heap = setting.heap === undefined ? '' : `\n${setting.heap}\n`
  mkdirSync(join(docs, 'images'), { recursive: true })
  writeFileSync(join(docs, 'images/delivery.svg'), draw(found.filter((each) => barOf(each) !== '')))
  writeFileSync(
    page,
    `${before}
${HEADING}

The delivery worker beside the bare runtime, by turns in one process, which \`npm run bench:delivery -- --save\` measures:
medians of ${setting.rounds} rounds of ${setting.events.toLocaleString('en')} events of 1 KB, of five times as many in batches. The vendor is a process of its own on
loopback. The CPU is that of the process with the worker or the runtime, the driver of the store included; that of
PostgreSQL's processes counts apart. A commit is on disk when it returns. The worker notes on disk what it works on, as that
of \`deliver\` does.

A quarter of PostgreSQL's CPU to store an event is for its \`messageId\`. The bar for enqueueing is for singles: five times the
rate of batches would be 150,000 events a second, each of them on disk. The CPU of batches is 1.2 to 1.5 times that of the bare
runtime, from run to run.

What one worker, PostgreSQL and the vendor leave of the machine's CPU bounds what a second worker adds. To show two workers
where cores allow, each also delivers with a quarter of a core: it is stopped (SIGSTOP) for 15 of each 20 ms, and the two never
run at the same time. Rates of these workers are those from 50% to 80% of twice as many events.

${table([['what', 'median', 'bar'], ...rows])}

![Each number as a share of its bar](images/delivery.svg)
${heap}
Node ${process.versions.node}, ${cpus().length} x ${cpus()[0].model.trim()}.
`
  )
}

const LEFT = 430
const WIDTH = 300
const STEP = 22
/** How many bars long the scale is. */
const SCALE = 2

/** Draws each number as a share of its bar: the line is the bar, and longer is better. */
export function draw(found: Found[]): string {
  const height = found.length * STEP + 40
  const xOf = (share: number) => LEFT + (Math.min(share, SCALE) / SCALE) * WIDTH
  const rows = found.map((each, place) => {
    const share = each.atLeast === undefined ? each.atMost! / each.value : each.value / each.atLeast
    const y = 10 + place * STEP
    const colour = isMet(each) ? '#47a' : '#c80'
    const label = `${textOf(each.value)} (${barOf(each)})`
    return (
      `<text x="${LEFT - 8}" y="${y + 11}" text-anchor="end">${each.name}</text>` +
      `<rect x="${LEFT}" y="${y}" width="${(xOf(share) - LEFT).toFixed(1)}" height="14" fill="${colour}"/>` +
      `<text x="${(xOf(share) + 6).toFixed(1)}" y="${y + 11}">${label}</text>`
    )
  })
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + WIDTH + 120}" height="${height}" font-family="sans-serif" font-size="12">`
  const bar = `<path d="M${xOf(1)} 4V${height - 24}" stroke="#c33" stroke-width="2"/><text x="${xOf(1)}" y="${height - 8}" text-anchor="middle">bar</text>`
  return `${[open, '<rect width="100%" height="100%" fill="#fff"/>', ...rows, bar, '</svg>'].join('\n')}\n`
}
