import { cpSync, readFileSync, rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startProcess } from '../packages/cli/src/__tests__/processes'
import { recover } from '../packages/cli/src/files/transaction'
import { RunnableWorkspace } from '../packages/cli/src/scaffold/__tests__/runnable-workspace'
import { pathsUnder } from '../packages/cli/src/scaffold/__tests__/temporary-workspace'
import { soundSource } from '../packages/cli/src/workspace/__tests__/sample-source'
import { randomFrom } from './random'
import { report, type Row } from './report'

// Kills commands that write, by SIGKILL and SIGHUP in turn, at random moments: one in four anywhere in the run, the others
// within 5 ms of the first write. Then the workspace is recovered, as the next command does first, and must hold the old
// files or the new ones. Where that had to undo something, and every tenth time, the command runs again and must end with
// the new files. The exit code is 1 if there was a mix or a draft was left.
//
//   npm run kills -- [--kills <for each command>] [--minutes <at most>] [--seed <number>] [--save]
//
// Default: 400 kills of each command, seed 1.

/** The commands, each of which changes files under `packages`. */
const COMMANDS = [
  ['generate:action', 'sendEvent', 'server', '--directory', 'd1'],
  ['init', '--name', 'My Tool', '--template', 'custom-auth'],
  ['generate:types'],
  ['validate', '--fix']
]

/** A workspace with destinations in which each of the commands has something to write. */
class Victim {
  readonly workspace = new RunnableWorkspace()
  readonly root = this.workspace.root
  private readonly kept = join(this.root, 'kept')

  constructor() {
    for (let number = 0; number < 12; number++) {
      this.workspace.addDestination(`d${number}`, soundSource(`d${number}`, ["type: 'password'", "type: 'string'"]))
    }
    cpSync(join(this.root, 'packages'), this.kept, { recursive: true })
  }

  /** The files of the packages, in one text. */
  files(): string {
    const paths = pathsUnder(join(this.root, 'packages'), 'isFile')
    return JSON.stringify(paths.map((path) => [path, readFileSync(path, 'base64')]))
  }

  /** Drafts and journals, which only a killed command leaves. */
  leftovers(): string[] {
    return pathsUnder(this.root, 'isFile').filter((path) => /\.draft$|\.unfinished\./.test(path))
  }

  reset(): void {
    rmSync(join(this.root, 'packages'), { recursive: true, force: true })
    rmSync(join(this.root, 'node_modules', '.cache'), { recursive: true, force: true })
    rmSync(join(this.root, '.undo'), { recursive: true, force: true })
    for (const path of this.leftovers()) rmSync(path)
    cpSync(this.kept, join(this.root, 'packages'), { recursive: true })
  }

  start(words: string[]): ReturnType<typeof startProcess> {
    return startProcess(this.root, words)
  }

  /** Resolves when a command has begun to write, that is, has a journal, or has ended. */
  async writes({ end }: ReturnType<typeof startProcess>): Promise<void> {
    const watcher = watch(this.root)
    const journal = new Promise<void>((resolve) => {
      watcher.on('change', (_, name) => String(name).startsWith('.unfinished.') && resolve())
    })
    await Promise.race([journal, end])
    watcher.close()
  }
}

/** A command and what it writes, and the counts of its kills. */
interface Attempt {
  words: string[]
  /** The files before and after a run that ends by itself. */
  before: string
  after: string
  exitCode: number | null
  /** How long that run took, in milliseconds. */
  duration: number
  row: Row & Record<'kills' | 'while it wrote' | 'old' | 'new' | 'mixed' | 'drafts left' | 'run again', number>
}

async function prepare(victim: Victim, words: string[]): Promise<Attempt> {
  victim.reset()
  const before = victim.files()
  const begun = performance.now()
  const { exitCode, stderr } = await victim.start(words).end
  const duration = performance.now() - begun
  const after = victim.files()
  if (before === after) throw new Error(`${words.join(' ')} wrote nothing: ${stderr}`)
  const counts = { kills: 0, 'while it wrote': 0, old: 0, new: 0, mixed: 0, 'drafts left': 0, 'run again': 0 }
  return { words, before, after, exitCode, duration, row: { command: words.join(' '), ...counts } }
}

async function kill(victim: Victim, attempt: Attempt, random: () => number): Promise<void> {
  const { words, before, after, exitCode, duration, row } = attempt
  victim.reset()
  const isAnywhere = random() < 0.25
  const delay = random() * (isAnywhere ? duration : 5)
  const run = victim.start(words)
  if (!isAnywhere) await victim.writes(run)
  await Promise.race([run.end, wait(delay)])
  run.process.kill(row.kills++ % 2 === 0 ? 'SIGKILL' : 'SIGHUP')
  await run.end
  const wasWriting = victim.leftovers().length > 0
  if (wasWriting) row['while it wrote']++
  recover(victim.root, () => {})
  const files = victim.files()
  const outcome = files === before ? 'old' : files === after ? 'new' : 'mixed'
  row[outcome]++
  row['drafts left'] += victim.leftovers().length
  if (outcome === 'new' || !(wasWriting || row.kills % 10 === 1)) return
  row['run again']++
  const again = await victim.start(words).end
  if (again.exitCode === exitCode && victim.files() === after && victim.leftovers().length === 0) return
  row.mixed++
  process.stderr.write(`${words.join(' ')}, run again after kill ${row.kills}, ended differently: ${again.stderr}\n`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '400' },
      minutes: { type: 'string', default: '600' },
      seed: { type: 'string', default: '1' },
      save: { type: 'boolean' }
    }
  })
  const end = performance.now() + Number(values.minutes) * 60_000
  const random = randomFrom(Number(values.seed))
  const victim = new Victim()
  // So that `./bin/run` does not look for missing dependencies in every run.
  process.env.ACTIONS_RUNNING_FROM = join(__dirname, '..')
  const attempts: Attempt[] = []
  try {
    for (const words of COMMANDS) attempts.push(await prepare(victim, words))
    for (let round = 0; round < Number(values.kills) && performance.now() < end; round++) {
      for (const attempt of attempts) await kill(victim, attempt, random)
    }
  } finally {
    victim.workspace.remove()
  }
  const rows = attempts.map(({ row }) => row)
  report('kills', `--kills ${rows[0]!.kills} --seed ${values.seed}`, rows)
  process.exitCode = rows.some((row) => row.mixed > 0 || row['drafts left'] > 0) ? 1 : 0
}

void main()
