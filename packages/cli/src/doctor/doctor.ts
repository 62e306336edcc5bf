import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify, isDeepStrictEqual } from 'node:util'
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { tableLines } from '../terminal/lines'
import { engines } from '../../../../package.json'
import { validate } from '../lint/validate'
import { updateTypes } from '../types/update-types'
import { listDestinations } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'

/** The state of one part of the machine or the workspace. */
export interface Diagnosis {
  /** One or two words. */
  subject: string
  /**
   * `error`: work is impossible or has wrong results. `warning`: work goes on, with fewer features. `info`: nothing
   * is nothing is wrong, but some people need to know.
   */
  status: 'ok' | 'info' | 'warning' | 'error'
  /** The state, in a sentence. */
  message: string
  /** What to do about it. Only if something has to be done. */
  todo?: string
  /** The missing environment variables, by destination. Only if there are any. */
  missing?: Record<string, string[]>
}

/** The default port of serve. */
const PORT = 3000

/** Checks the machine and the workspace `root`; writes nothing. */
export async function examine(root: string): Promise<Diagnosis[]> {
  return [
    diagnoseNode(process.versions.node),
    await diagnoseNpm(),
    diagnoseLockFile(root),
    await diagnoseTypes(root),
    diagnoseSlugs(root),
    diagnoseEnvironment(root),
    await diagnosePort(PORT),
    await diagnoseHooks(root)
  ]
}

/** Formats each diagnosis, with what to do below it, in lines of at most `width` columns. */
export function describeDiagnoses(diagnoses: Diagnosis[], width: number): string[] {
  const rows = diagnoses.map(({ subject, status, message, todo }) => [
    `${status.padEnd(7)}  ${subject}`,
    todo === undefined ? message : `${message}\n${todo}`
  ])
  return tableLines(rows, width)
}

/** Checks whether a version of node, such as `20.19.4`, is new enough. */
export function diagnoseNode(version: string): Diagnosis {
  const subject = 'node'
  const wanted = engines.node.replace(/^>=/, '')
  if (!isOlder(version, wanted)) return { subject, status: 'ok', message: `${version} is new enough.` }
  return {
    subject,
    status: 'error',
    message: `${version} is older than ${wanted}.`,
    todo: 'Install a newer one from https://nodejs.org.'
  }
}

function isOlder(version: string, wanted: string): boolean {
  const [own, least] = [version, wanted].map((text) => text.split('.').map(Number)) as [number[], number[]]
  const part = least.findIndex((number, index) => number !== own[index])
  return part !== -1 && (own[part] ?? 0) < least[part]!
}

/** Checks whether npm can be run; `command` is its name on the PATH. */
export async function diagnoseNpm(command = 'npm'): Promise<Diagnosis> {
  const subject = 'npm'
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { shell: process.platform === 'win32' })
    return { subject, status: 'ok', message: `${stdout.trim()} is installed.` }
  } catch {
    return {
      subject,
      status: 'error',
      message: 'It cannot be run.',
      todo: 'Install it with node from https://nodejs.org, and see that it is on the PATH.'
    }
  }
}

/** Lists the partner credentials that are not set. They are only needed to send to their destinations. */
export function diagnoseEnvironment(root: string, env: NodeJS.ProcessEnv = process.env): Diagnosis {
  const subject = 'environment'
  const lacking = listDestinations(root).flatMap(({ name, entry }): [string, string[]][] => {
    const variables = variablesOf(entry).filter((variable) => !env[variable])
    return variables.length > 0 ? [[name, variables]] : []
  })
  if (lacking.length === 0) return { subject, status: 'ok', message: 'All variables that destinations read are set.' }
  return {
    subject,
    status: 'info',
    message: ['These variables are not set:', ...lacking.map(([name, names]) => `${name}: ${names.join(', ')}`)].join(
      '\n'
    ),
    todo: 'Set them to send to these destinations. ./bin/run describe says what each holds.',
    missing: Object.fromEntries(lacking)
  }
}

/**
 * Returns the environment variables that a definition declares. Other checks report a definition that does not load.
 */
function variablesOf(entry: string): string[] {
  // Loading all destinations takes seconds, and only a few declare any.
  if (!/^\s*environment\b/m.test(readFileSync(entry, 'utf8'))) return []
  try {
    return Object.keys(loadDefinition(entry).environment ?? {})
  } catch {
    return []
  }
}

/** Checks whether a port of this machine is free. */
export async function diagnosePort(port: number): Promise<Diagnosis> {
  const subject = `port ${port}`
  const server = createServer()
  const free = await new Promise<boolean>((settle) => {
    server.once('error', () => settle(false)).listen(port, '127.0.0.1', () => settle(true))
  })
  server.close()
  if (free) return { subject, status: 'ok', message: 'It is free for serve.' }
  return {
    subject,
    status: 'warning',
    message: 'Another program listens on it.',
    todo: 'serve takes the next free port. To choose one, pass --port or set PORT.'
  }
}

/** Checks whether the lock file of the workspace `root` agrees with its `package.json` files. */
export function diagnoseLockFile(root: string): Diagnosis {
  const subject = 'lock file'
  const todo = 'Run npm install and commit package-lock.json.'
  const path = join(root, 'package-lock.json')
  if (!existsSync(path)) return { subject, status: 'warning', message: 'There is no package-lock.json.', todo }
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Dependencies> }
  const places = Object.keys(packages).filter((place) => !place.split('/').includes('node_modules'))
  const stale = places.filter((place) => !agrees(join(root, place, 'package.json'), packages[place]!))
  if (stale.length === 0) return { subject, status: 'ok', message: 'It agrees with the package.json files.' }
  const files = stale.map((place) => join(place, 'package.json'))
  return { subject, status: 'error', message: `It does not agree with ${files.join(', ')}.`, todo }
}

type Dependencies = Partial<Record<(typeof KINDS)[number], Record<string, string>>>

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

function agrees(file: string, locked: Dependencies): boolean {
  if (!existsSync(file)) return false
  const wanted = JSON.parse(readFileSync(file, 'utf8')) as Dependencies
  return KINDS.every((kind) => isDeepStrictEqual({ ...wanted[kind] }, { ...locked[kind] }))
}

/** Checks whether the generated types of all destinations are current. */
export async function diagnoseTypes(root: string): Promise<Diagnosis> {
  const subject = 'generated types'
  const { total, changes, failures } = await updateTypes(listDestinations(root), { root, write: false })
  if (failures.length > 0) {
    return {
      subject,
      status: 'error',
      message: failures[0]!.split('\n')[0]!,
      todo: 'Fix it; ./bin/run check shows where it is.'
    }
  }
  const [example] = changes
  if (example === undefined) return { subject, status: 'ok', message: `All ${total} files are current.` }
  const message = `${changes.length} of ${total} files are not current, for example ${relative(root, resolve(example.path))}.`
  return { subject, status: 'error', message, todo: 'Run ./bin/run generate:types and commit what it writes.' }
}

/** Checks whether each slug leads to exactly one destination. */
export function diagnoseSlugs(root: string): Diagnosis {
  const subject = 'slugs'
  const places = listDestinations(root)
  const problem = validate(root, places).find(({ code }) => ['D001', 'D101', 'D102'].includes(code))
  if (!problem) return { subject, status: 'ok', message: `All ${places.length} destinations have a slug of their own.` }
  const at = `${relative(root, problem.file)}:${problem.line}`
  return { subject, status: 'error', message: `${at}: ${problem.message}`, todo: 'See all with ./bin/run check.' }
}

/** Checks whether the workspace is a git repository, and whether its hooks can run. */
export async function diagnoseHooks(root: string): Promise<Diagnosis> {
  const subject = 'git hooks'
  const run = (...words: string[]) => promisify(execFile)('git', ['-C', root, ...words])
  const found = await run('rev-parse', '--git-path', 'hooks').catch(() => undefined)
  if (!found) {
    const message = 'The workspace is not a git repository, or git is not installed.'
    return { subject, status: 'warning', message, todo: 'Install git and run git init; compat needs it.' }
  }
  const folder = resolve(root, found.stdout.trim())
  const configured = await run('config', 'core.hooksPath').catch(() => undefined)
  if (!existsSync(folder)) {
    if (!configured) return { subject, status: 'ok', message: 'There are none.' }
    const message = `core.hooksPath is ${folder}, which does not exist.`
    return { subject, status: 'warning', message, todo: 'Run git config --unset core.hooksPath, or create the folder.' }
  }
  const hooks = readdirSync(folder).filter((name) => /^[a-z-]+$/.test(name))
  const blocked = hooks.filter((name) => !isExecutable(join(folder, name)))
  if (blocked.length > 0) {
    const files = blocked.map((name) => join(folder, name)).join(' ')
    return {
      subject,
      status: 'warning',
      message: `Git ignores ${blocked.join(', ')}, because it is not executable.`,
      todo: `Run chmod +x ${files}`
    }
  }
  return { subject, status: 'ok', message: hooks.length === 0 ? 'There are none.' : `${hooks.join(', ')} can run.` }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
