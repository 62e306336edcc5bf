import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { startCommand } from '../../auth/__tests__/spawned'
import { RunnableWorkspace } from '../../scaffold/__tests__/runnable-workspace'
import { pathsUnder } from '../../scaffold/__tests__/temporary-workspace'
import { recover } from '../transaction'
import { soundSource } from '../../workspace/__tests__/sample-source'

/**
 * Kills commands that write, by SIGKILL and SIGHUP in turn, at random moments: one in four anywhere in the run, the others
 * within 5 ms of the first sign that it writes. Then recovers the workspace, which must hold the old files or the new ones,
 * and runs the command again, which must end with the new ones. Prints the figures as JSON and
 * ends with 1 if there was a mix.
 *
 *   npm run kills -- [<kills>] [<seed>]     Default: 200 kills, seed 1
 */
async function killCommands(kills: number, seed: number): Promise<boolean> {
  const random = randomFrom(seed)
  const workspace = new RunnableWorkspace()
  const packages = join(workspace.root, 'packages')
  const cache = join(workspace.root, 'node_modules', '.cache')
  const kept = join(workspace.root, 'kept')
  const failures: string[] = []
  const figures = { kills: 0, inTheMidst: 0, old: 0, new: 0, mixed: 0, draftsLeft: 0, seed }

  const files = () =>
    Object.fromEntries(pathsUnder(packages, 'isFile').map((path) => [path, readFileSync(path, 'base64')]))
  const strays = () => pathsUnder(workspace.root, 'isFile').filter((path) => /\.draft$|\.unfinished\./.test(path))
  const keep = () => {
    rmSync(kept, { recursive: true, force: true })
    cpSync(packages, join(kept, 'packages'), { recursive: true })
    if (existsSync(cache)) cpSync(cache, join(kept, '.cache'), { recursive: true })
  }
  const reset = () => {
    for (const path of strays()) rmSync(path)
    for (const [path, from] of [
      [packages, 'packages'],
      [cache, '.cache']
    ] as const) {
      rmSync(path, { recursive: true, force: true })
      if (existsSync(join(kept, from))) cpSync(join(kept, from), path, { recursive: true })
    }
  }

  try {
    for (let number = 0; number < 12; number++) {
      workspace.addDestination(`d${number}`, soundSource(`d${number}`, ["type: 'password'", "type: 'string'"]))
    }
    writeFileSync(join(workspace.root, 'package.json'), '{ "private": true }')
    mkdirSync(join(workspace.root, 'docs'))
    for (const words of COMMANDS) {
      if (words[0] === 'undo') await startCommand(workspace.root, COMMANDS[1]!).end
      const before = files()
      keep()
      const begun = performance.now()
      const { exitCode, stderr } = await startCommand(workspace.root, words).end
      const duration = performance.now() - begun
      const after = files()
      if (JSON.stringify(before) === JSON.stringify(after))
        throw new Error(`${words.join(' ')} wrote nothing: ${stderr}`)
      process.stderr.write(`${words.join(' ')}\n`)
      for (let kill = 0; kill < kills / COMMANDS.length; kill++) {
        reset()
        const run = startCommand(workspace.root, words)
        const started = performance.now()
        const anywhere = random() < 0.25
        const delay = random() * (anywhere ? duration : 5)
        const isDue = () => performance.now() - started > delay
        const writes = () => readdirSync(workspace.root).some((name) => name.startsWith('.unfinished.'))
        while (run.process.exitCode === null && !(anywhere ? isDue() : writes())) await setImmediate()
        if (!anywhere) for (const seen = performance.now(); performance.now() - seen < delay;);
        run.process.kill(figures.kills % 2 === 0 ? 'SIGKILL' : 'SIGHUP')
        await run.end
        figures.kills++
        if (strays().length > 0) figures.inTheMidst++
        recover(workspace.root, () => {})
        const state = JSON.stringify(files())
        const outcome = state === JSON.stringify(before) ? 'old' : state === JSON.stringify(after) ? 'new' : 'mixed'
        figures[outcome]++
        figures.draftsLeft += strays().length
        if (outcome === 'mixed') failures.push(`${words.join(' ')}, kill ${kill}`)
        if (outcome === 'new') continue
        const again = await startCommand(workspace.root, words).end
        if (again.exitCode !== exitCode || JSON.stringify(files()) !== JSON.stringify(after)) {
          failures.push(`${words.join(' ')}, run again after kill ${kill}: ${again.stderr}`)
        }
      }
      reset()
    }
  } finally {
    workspace.remove()
  }
  process.stdout.write(`${JSON.stringify({ ...figures, failures }, null, 2)}\n`)
  return failures.length === 0 && figures.draftsLeft === 0
}

/** The commands, each of which changes files under `packages`. */
const COMMANDS = [
  ['init', '--name', 'My Tool', '--template', 'custom-auth'],
  ['generate:action', 'sendEvent', 'server', '--directory', 'd1'],
  ['generate:types'],
  ['validate', '--fix'],
  ['generate:metadata-payload'],
  ['docs', 'd2', '--write'],
  ['undo'],
  ['try', 'd3', 'send', '--dry-run', '--record', 'packages/recordings/d3.json']
]

/** Random numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const [kills = 200, seed = 1] = process.argv.slice(2).map(Number)
void killCommands(kills, seed).then((isGood) => (process.exitCode = isGood ? 0 : 1))
