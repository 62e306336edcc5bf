import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cases, type Case } from './cases'
import { measureHttp } from './http'
import { events } from './inputs'
import { compare, measure, type Measured } from './measure'
import { counted, draw, mebibytes, page, SHAPES, type Line } from './page'
import { root } from './peer'
import { countFiles, measureImport, measureMemory } from './process'

/** Measures a case in processes of its own, so that what V8 learned from other cases plays no part. */
function lineOf({ name, bar, processes = 1 }: Case): Line {
  const all = Array.from({ length: processes }, () => measuredAlone(name))
  const measured = SHAPES.map((_, place) => {
    const byRatio = all.map((each) => each[place]!).toSorted((one, other) => one.ratio - other.ratio)
    return byRatio[Math.floor(processes / 2)]!
  })
  return { name, bar, measured }
}

function measuredAlone(name: string): Measured[] {
  const env = { ...process.env, BENCHMARK_CASE: name }
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', __filename], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit']
  })
  if (status !== 0) throw new Error(`The case "${name}" failed, see above.`)
  return JSON.parse(stdout) as Measured[]
}

/** Measures a case at each number of shapes, after ours and the peer returned the same for every event. */
async function measureCase({ pair }: Case): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const shapes of SHAPES) {
    const made = pair(events(shapes))
    await compare(made, shapes)
    measured.push(await measure(made, shapes))
  }
  return measured
}

/** The most files of the runtime that a warm event may enter. */
const MOST_FILES = 30

/** By so many MiB the heap may grow from the first 100,000 events to the last. */
const MOST_GROWTH = 1

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const started = performance.now()
  const isWanted = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word))
  const lines: Line[] = []
  const misses: string[] = []
  /** Shows what is measured, then the figures. */
  const show = async <T>(name: string, work: () => T, textOf: (result: Awaited<T>) => string) => {
    process.stdout.write(`${name}: `)
    const result = await work()
    process.stdout.write(`${textOf(result)}\n`)
    return result
  }
  const measureLine = async (name: string, bar: number | undefined, work: () => Line | Promise<Line>) => {
    if (!isWanted(name)) return
    const line = await show(name, work, ({ measured }) => {
      const ratios = measured.map(({ ratio }) => `${ratio.toFixed(1)}x`).join(' ')
      return `${ratios}${bar === undefined ? '' : ` (at least ${bar}x)`}`
    })
    lines.push(line)
    const { ratio } = counted(line)
    if (bar !== undefined && ratio < bar) misses.push(`${name}: ${ratio.toFixed(2)}x, and the bar is ${bar}x`)
  }

  for (const each of cases) await measureLine(each.name, each.bar, () => lineOf(each))
  const http = { name: 'HTTP on loopback, 100 in flight', bar: 3 }
  await measureLine(http.name, http.bar, async () => ({ ...http, measured: [await measureHttp()] }))
  const cold = { name: 'cold import', bar: 2 }
  await measureLine(cold.name, cold.bar, () => ({ ...cold, measured: [measureImport()] }))

  let heaps: number[] = []
  if (isWanted('memory')) {
    heaps = await show('memory, a million events', measureMemory, (all) => `${all.map(mebibytes).join(' ')} MiB`)
    const growth = heaps.at(-1)! - heaps[0]!
    if (growth > MOST_GROWTH)
      misses.push(`memory: the heap grew by ${mebibytes(growth)} MiB, and the bar is ${MOST_GROWTH}`)
  }
  let files = 0
  if (isWanted('files')) {
    files = await show('files that an event enters', countFiles, (count) => `${count} (at most ${MOST_FILES})`)
    if (!(files <= MOST_FILES)) misses.push(`files: an event enters ${files}, and the bar is ${MOST_FILES}`)
  }

  if (words.length === 0) {
    const path = join(root, 'docs/performance.md')
    const sizes = readFileSync(join(root, 'docs/browser-sizes.md'), 'utf8')
    const table = sizes.split('\n').filter((line) => line.startsWith('|'))
    writeFileSync(path, page({ lines, heaps, files, sizes: table.join('\n'), before: readFileSync(path, 'utf8') }))
    writeFileSync(join(root, 'docs/performance.svg'), draw(lines))
  }
  const minutes = ((performance.now() - started) / 60_000).toFixed(1)
  process.stdout.write(
    misses.length === 0
      ? `All bars are met, after ${minutes} minutes.\n`
      : `Below the bar, after ${minutes} minutes:\n${misses.map((miss) => `  ${miss}\n`).join('')}`
  )
  process.exitCode = misses.length === 0 ? 0 : 1
}

const alone = cases.find(({ name }) => name === process.env.BENCHMARK_CASE)
if (alone) void measureCase(alone).then((measured) => process.stdout.write(JSON.stringify(measured)))
else void main()
