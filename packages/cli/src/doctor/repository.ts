import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { promisify, isDeepStrictEqual } from 'node:util'
import { validate } from '../lint/validate'
import { updateTypes } from '../types/update-types'
import { listDestinations } from '../workspace/destinations'
import type { Diagnosis } from './diagnosis'

/** Whether the lock file of the workspace `root` agrees with its `package.json` files. */
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

/** Whether the generated types of all destinations are current. */
export async function diagnoseTypes(root: string): Promise<Diagnosis> {
  const subject = 'generated types'
  const { total, changes, failures } = await updateTypes(listDestinations(root), { write: false })
  if (failures.length > 0) {
    return {
      subject,
      status: 'error',
      message: failures[0]!.split('\n')[0]!,
      todo: 'Repair it; ./bin/run check says where.'
    }
  }
  const [example] = changes
  if (example === undefined) return { subject, status: 'ok', message: `All ${total} files are current.` }
  const message = `${changes.length} of ${total} files are not current, for example ${relative(root, resolve(example.path))}.`
  return { subject, status: 'error', message, todo: 'Run ./bin/run generate:types and commit what it writes.' }
}

/** Whether each destination can be found by its slug, and only it. */
export function diagnoseSlugs(root: string): Diagnosis {
  const subject = 'slugs'
  const places = listDestinations(root)
  const problem = validate(root, places).find(({ code }) => ['D001', 'D101', 'D102'].includes(code))
  if (!problem) return { subject, status: 'ok', message: `All ${places.length} destinations are found by theirs.` }
  const at = `${relative(root, problem.file)}:${problem.line}`
  return { subject, status: 'error', message: `${at}: ${problem.message}`, todo: 'See all with ./bin/run check.' }
}

/** Whether git knows the workspace, and whether the hooks that are set up can run. */
export async function diagnoseHooks(root: string): Promise<Diagnosis> {
  const subject = 'git hooks'
  const run = (...words: string[]) => promisify(execFile)('git', ['-C', root, ...words])
  const found = await run('rev-parse', '--git-path', 'hooks').catch(() => undefined)
  if (!found) {
    const message = 'The repository is not under git, or git is not installed.'
    return { subject, status: 'warning', message, todo: 'Install git and run git init; compat needs it.' }
  }
  const folder = resolve(root, found.stdout.trim())
  const configured = await run('config', 'core.hooksPath').catch(() => undefined)
  if (!existsSync(folder)) {
    if (!configured) return { subject, status: 'ok', message: 'There are none.' }
    const message = `core.hooksPath names ${folder}, which is not there.`
    return { subject, status: 'warning', message, todo: 'Run git config --unset core.hooksPath, or make the folder.' }
  }
  const hooks = readdirSync(folder).filter((name) => /^[a-z-]+$/.test(name))
  const blocked = hooks.filter((name) => !isExecutable(join(folder, name)))
  if (blocked.length > 0) {
    const files = blocked.map((name) => join(folder, name)).join(' ')
    return {
      subject,
      status: 'warning',
      message: `Git passes over ${blocked.join(', ')}.`,
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
