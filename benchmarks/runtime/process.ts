import { spawnSync } from 'node:child_process'
import { accountOf, definition } from './deliveries'
import { events } from './inputs'
import { median, type Measured } from './measure'
import { ours, oursPath, peerName, peerPath, root } from './peer'

const IMPORTS = 21

/** Imports ours and the peer in processes of their own, in turns. The microseconds are those of the import alone. */
export function measureImport(): Measured {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < IMPORTS; round++) {
    times[0].push(importTime(oursPath, oursPath))
    times[1].push(importTime(peerPath, peerName))
  }
  const [left, right] = times
  return { ours: median(left), peer: median(right), ratio: median(left.map((time, n) => right[n]! / time)) }
}

function importTime(from: string, module: string): number {
  const code = `
    const load = require('node:module').createRequire(${JSON.stringify(from)})
    const start = performance.now()
    load(${JSON.stringify(module)})
    process.stdout.write(String((performance.now() - start) * 1000))`
  return Number(spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' }).stdout)
}

/** How many files of the runtime a warm event enters; see `benchmarks/files.ts`. */
export function countFiles(): number {
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'benchmarks/files.ts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit']
  })
  return Number(/^An event enters (\d+) files/.exec(stdout)?.[1])
}

/** What stays on the heap, in MiB, after each of ten times 100,000 events, each with settings parsed anew. */
export async function measureMemory(): Promise<number[]> {
  const destination = new ours.Destination(definition())
  const [pool, text] = [events(512), JSON.stringify(accountOf(1))]
  const heaps: number[] = []
  for (let part = 0; part < 10; part++) {
    for (let n = 0; n < 100_000; n++) await destination.onEvent(pool[n & 511]!, JSON.parse(text))
    globalThis.gc?.()
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20)
  }
  return heaps
}
