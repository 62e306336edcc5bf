import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cases, type Case } from './cases'
import { measureHttp } from './http'
import { events } from './inputs'
import { compare, measure, type Measured } from './measure'
import { draw, page, SHAPES, type Line } from './page'
import { root } from './peer'
import { measureImport, measureMemory } from './process'

/** Measures a case in a process of its own, so that what V8 learned from other cases plays no part. */
function lineOf({ name, bar }: Case): Line {
  const env = { ...process.env, BENCHMARK_CASE: name }
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', __filename], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit']
  })
  if (status !== 0) throw new Error(`The case "${name}" failed, see above.`)
  return { name, bar, measured: JSON.parse(stdout) as Measured[] }
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

function show({ name, bar, measured }: Line): void {
  const ratios = measured.map(({ ratio }) => `${ratio.toFixed(1)}x`).join(' ')
  process.stdout.write(`${name}: ${ratios}${bar === undefined ? '' : ` (at least ${bar}x)`}\n`)
}

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const isWanted = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word))
  const lines: Line[] = []
  const add = (line: Line): void => {
    lines.push(line)
    show(line)
  }
  for (const each of cases) if (isWanted(each.name)) add(lineOf(each))
  const http = 'HTTP on loopback, 100 in flight'
  if (isWanted(http)) add({ name: http, bar: 3, measured: [await measureHttp()] })
  const cold = 'cold import'
  if (isWanted(cold)) add({ name: cold, bar: 2, measured: [measureImport()] })
  const heaps = isWanted('memory') ? await measureMemory() : []
  if (heaps.length > 0) process.stdout.write(`memory: ${heaps.map((heap) => heap.toFixed(1)).join(' ')} MiB\n`)

  if (words.length === 0) {
    const sizes = readFileSync(join(root, 'docs/browser-sizes.md'), 'utf8')
    const table = sizes.split('\n').filter((line) => line.startsWith('|'))
    writeFileSync(join(root, 'docs/performance.md'), page(lines, heaps, table.join('\n')))
    writeFileSync(join(root, 'docs/performance.svg'), draw(lines))
  }
  const isBelow = ({ bar = 0, measured }: Line): boolean => (measured[1] ?? measured[0]!).ratio < bar
  process.exitCode = lines.some(isBelow) ? 1 : 0
}

const alone = cases.find(({ name }) => name === process.env.BENCHMARK_CASE)
if (alone) void measureCase(alone).then((measured) => process.stdout.write(JSON.stringify(measured)))
else void main()
