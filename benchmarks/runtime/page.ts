import { cpus } from 'node:os'
import type { Measured } from './measure'

/** How many shapes of events each case is measured on. */
export const SHAPES = [1, 32, 512]

/** A case and what it took, at each number of shapes or, where these do not matter, once. */
export interface Line {
  name: string
  bar?: number
  measured: Measured[]
}

const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)}x`
const micros = (time: number): string => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} µs`

/** A number of MiB as text. */
export const mebibytes = (size: number): string => size.toFixed(1)

/** What counts for the bar: 32 shapes, where shapes matter. */
export const counted = ({ measured }: Line): Measured => measured[1] ?? measured[0]!

function row(line: Line): string[] {
  const { ours, peer } = counted(line)
  const ratios =
    line.measured.length === 1
      ? ['', times(line.measured[0]!.ratio), '']
      : line.measured.map(({ ratio }) => times(ratio))
  return [line.name, micros(ours), micros(peer), ...ratios, line.bar === undefined ? '' : times(line.bar)]
}

/** Lays out a table as prettier does. */
function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((cells) => cells[column]!.length)))
  const written = rows.map(
    (cells) =>
      `| ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join(' | ')} |`
  )
  const rule = `| ${widths.map((width, n) => (n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [written[0], rule, ...written.slice(1)].join('\n')
}

/** What the page shows. */
export interface Figures {
  lines: Line[]
  /** What is on the heap after each 100,000 events, in MiB. */
  heaps: number[]
  /** How many files of the runtime a warm event enters. */
  files: number
  /** The table of the sizes of browser bundles. */
  sizes: string
  /** The page so far. Its last section, on the delivery worker, is kept: `npm run bench:delivery -- --save` writes that. */
  before: string
}

/** The page about performance. */
export function page({ lines, heaps, files, sizes, before }: Figures): string {
  const head = ['what', 'ours', 'peer', ...SHAPES.map((count) => `${count} ${count === 1 ? 'shape' : 'shapes'}`), 'bar']
  const delivery = /^## Delivery worker\n[^]*/m.exec(before)?.[0].trim()
  return `# Performance

How many times as long the published \`@segment/actions-core\` 3.170.0 takes for the same work. \`npm run bench\` makes this
page, in about six minutes. Each case runs alone in a process, ours and the peer in turns that take as long as each
other. A case of batches runs in three processes, of which the one with the median ratio counts. The outputs are compared
for each event before anything is timed; those of a batch once, because each batch has all its events. Every number is a
median (the ratios are medians of ratios). Times and the bar are those of 32 shapes of events; a shape is an order and
number of keys.

${table([head, ...lines.map(row)])}

![The same as a plot](performance.svg)

Heap after each 100,000 of a million events, each with settings parsed anew: ${heaps.map(mebibytes).join(', ')} MiB.

A warm event enters ${files} files of the runtime; \`npm run bench:files\` lists them.

Node ${process.versions.node}, ${cpus()[0]!.model.trim()}.

## What browsers load

Compressed sizes of the bundles, from [browser-sizes.md](browser-sizes.md), which \`./bin/run build:browser --sizes\` makes.

${sizes}
${delivery === undefined ? '' : `\n${delivery}\n`}`
}

const LEFT = 340
const WIDTH = 460
const STEP = 24
const DECADES = [1, 10, 100]

/** A plot of the ratios at 32 shapes, on a logarithmic scale; a line marks the bar of a case. */
export function draw(lines: Line[]): string {
  const height = lines.length * STEP + 50
  const end = Math.max(100, ...lines.map((line) => counted(line).ratio))
  const x = (ratio: number): number => LEFT + (WIDTH * Math.log10(Math.max(ratio, 1))) / Math.log10(end)
  const grid = DECADES.map(
    (ratio) =>
      `<path d="M${x(ratio)} 16V${height - 26}" stroke="#ccc"/><text x="${x(ratio)}" y="${height - 8}" text-anchor="middle">${ratio}x</text>`
  )
  const bars = lines.map((line, n) => {
    const { ratio } = counted(line)
    const y = 20 + n * STEP
    const mark =
      line.bar === undefined ? '' : `<path d="M${x(line.bar).toFixed(1)} ${y - 2}v18" stroke="#c33" stroke-width="2"/>`
    return `<text x="${LEFT - 8}" y="${y + 11}" text-anchor="end">${line.name}</text><rect x="${LEFT}" y="${y}" width="${(x(ratio) - LEFT).toFixed(1)}" height="14" fill="#47a"/>${mark}<text x="${(x(ratio) + 6).toFixed(1)}" y="${y + 11}">${times(ratio)}</text>`
  })
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + WIDTH + 70}" height="${height}" font-family="sans-serif" font-size="12">`
  return `${[open, '<rect width="100%" height="100%" fill="#fff"/>', ...grid, ...bars, '</svg>'].join('\n')}\n`
}
