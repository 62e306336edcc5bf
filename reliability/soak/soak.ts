import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Destination, type DestinationDefinition, type JSONObject } from '@segment/actions-core'
import { createSender } from '@segment/actions-session'
import { loadDefinition } from '../../packages/cli/src/workspace/load'
import { memoryInUse, slopeOf } from '../memory'
import { randomFrom } from '../random'
import { report, type Row } from '../report'
import { ToolWorkspace, VENDOR } from '../tool'
import { CALLS, type Call, type Surroundings } from './calls'
import type { Message } from './server'
import { startFaultyVendor } from './vendor'

// Calls `serve` in a process of its own, and the runtime in this one, side by side and in random order, while the code of the
// destination is reloaded. The exit code is 1 if an answer is wrong or missing, or if the memory grows.
//
//   npm run soak -- [--minutes <number>] [--seed <number>] [--save]      Default: 60 minutes, seed 1

/** How many calls are in flight. */
const CALLERS = 12

/** How often the memory is measured, with no call in flight. */
const SAMPLES = 20

/** How much the memory of a process may grow in the second half, in megabytes. */
const MOST_GROWTH_MB = 8

/** A `serve` in a process of its own. */
class ServeProcess {
  private readonly ended: Promise<never>

  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string
  ) {
    this.ended = once(child, 'exit').then(([code]) => {
      throw new Error(`serve has ended with ${String(code)}.`)
    })
    // Without a question that waits, nobody is told.
    this.ended.catch(() => {})
  }

  static async start({ root, place }: ToolWorkspace, vendor: string): Promise<ServeProcess> {
    const words = [root, JSON.stringify(place), vendor]
    const child = fork(join(__dirname, 'server.ts'), words, { execArgv: ['--expose-gc', '--require', 'tsx/cjs'] })
    const [{ result }] = (await once(child, 'message')) as [{ result: string }]
    return new ServeProcess(child, result)
  }

  async ask(message: Message): Promise<unknown> {
    const answer = once(this.child, 'message') as Promise<[{ result: unknown }]>
    this.child.send(message)
    const [{ result }] = await Promise.race([answer, this.ended])
    return result
  }
}

/** The code of the destination over time: versions, and code that does not load. */
class Code {
  private readonly states: (number | 'broken')[] = [0]
  /** The place of the state that is surely in effect. */
  certain = 0

  constructor(private readonly workspace: ToolWorkspace) {}

  get reloads(): number {
    return this.states.length - 1
  }

  async change(serving: ServeProcess): Promise<void> {
    const next = this.states.length
    const isBroken = next % 5 === 0
    this.states.push(isBroken ? 'broken' : next)
    if (isBroken) this.workspace.breakCode()
    else this.workspace.setVersion(next)
    await serving.ask('reload')
    this.certain = next
  }

  /** Whether a state was possible in a call that began when `since` was certain. */
  mayBe(state: number | 'broken', since: number): boolean {
    return this.states.slice(since).includes(state)
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      save: { type: 'boolean' }
    }
  })
  const duration = Number(values.minutes) * 60_000
  const random = randomFrom(Number(values.seed))
  const vendor = await startFaultyVendor(random)
  const workspace = new ToolWorkspace()
  const serving = await ServeProcess.start(workspace, vendor.origin)
  const code = new Code(workspace)
  const definition = loadDefinition(workspace.place.entry) as DestinationDefinition<JSONObject>
  const destination = new Destination(definition, { transport: createSender(new Map([[VENDOR, vendor.origin]])) })

  const counts: Record<Call['kind'], number> = { good: 0, bad: 0, hostile: 0 }
  const wrong: string[] = []
  let calls = 0
  const callOnce = async () => {
    const call = CALLS[Math.floor(random() * CALLS.length)]!
    const surroundings: Surroundings = { random, vendor, serving: serving.origin, destination, id: `call-${++calls}` }
    const since = code.certain
    counts[call.kind]++
    try {
      const ended = await call.run(surroundings)
      if (ended.wrong) wrong.push(`${call.name}: ${ended.wrong}`)
      if (ended.version !== undefined && !code.mayBe(ended.version, since)) {
        wrong.push(`${call.name}: it was answered by code ${ended.version}, and code ${since} had been loaded before.`)
      }
    } catch (error) {
      wrong.push(`${call.name}: ${(error as Error).stack}`)
    }
  }

  const memory: { serve: number; runtime: number }[] = []
  const start = performance.now()
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const end = start + (duration * sample) / SAMPLES
    const callers = Array.from({ length: CALLERS }, async () => {
      while (performance.now() < end) await callOnce()
    })
    const reloader = (async () => {
      for (; performance.now() < end; await wait(1000)) await code.change(serving)
    })()
    await Promise.all([...callers, reloader])
    memory.push({ serve: Number(await serving.ask('memory')), runtime: await memoryInUse() })
    if (wrong.length > 0) break
  }
  await serving.ask('stop')
  await vendor.close()
  workspace.remove()

  const injected = Object.values(vendor.faults).reduce((sum, count) => sum + count, 0)
  const middle = memory.slice(memory.length / 2)
  const growths = (['serve', 'runtime'] as const).map((process) => {
    const samples = middle.map((sample) => sample[process])
    return { process, samples, growth: slopeOf(samples) * (samples.length - 1) }
  })
  const row: Row = {
    minutes: Number(values.minutes),
    'good calls': counts.good,
    'bad calls': counts.bad,
    'hostile calls': counts.hostile,
    'faults of the vendor': injected,
    reloads: code.reloads,
    'wrong or lost answers': wrong.length
  }
  for (const { process, samples, growth } of growths) {
    row[`memory of ${process} at half time, at the end`] = [samples[0]!, samples.at(-1)!]
      .map((size) => `${size.toFixed(1)} MB`)
      .join(', ')
    if (growth > MOST_GROWTH_MB) wrong.push(`The memory of ${process} grew by ${growth.toFixed(1)} MB.`)
  }
  report('soak', `--minutes ${values.minutes} --seed ${values.seed}`, [row])
  for (const line of wrong.slice(0, 20)) process.stderr.write(`${line}\n`)
  process.exitCode = wrong.length > 0 ? 1 : 0
}

void main()
