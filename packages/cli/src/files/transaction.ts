import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync
} from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { CancelledError, FailureError } from '@segment/actions-input'
import { isRunning, nameProcess } from '../../../../bin/processes'
import { awaitInterruption } from '../terminal/keys'
import type { Plan } from './plan'

/** How the name of a journal starts. It is in the root of the workspace and ends with the name of its process. */
const JOURNAL = '.unfinished.'

/** What a transaction changes, as it is on disk until all is done. Paths are relative to the workspace. */
export interface Journal {
  /** The new folders, from the top. */
  folders: string[]
  changes: Change[]
}

/** The change of a file. Contents are in base64; `null` means that there is no file. */
interface Change {
  path: string
  /** The file beside it that is written first and then renamed. */
  draft: string
  before: string | null
  after: string | null
  /** The permissions of a file that exists. */
  mode?: number
}

/**
 * Carries out a plan so that all of its changes stay or none, also if the process is killed: before the first change, a
 * journal with the old contents is written, and {@link recover} reads it in the next command. Each file is written beside
 * its place and renamed, new files before the `index.ts` that imports them. Missing folders are created.
 *
 * All changes are undone if `check` throws, which runs after the last change, and on Ctrl-C.
 *
 * Throws a FailureError if something other than a file is in the place of one, the system's errors, what `check` throws,
 * and a CancelledError after Ctrl-C.
 *
 * @param root the absolute path of the workspace. Files may be outside of it
 */
export async function transaction(root: string, plan: Plan, check: () => void = () => {}): Promise<void> {
  if (plan.size === 0) return
  const name = nameProcess(process.pid)
  const journal = journalOf(root, plan, name)
  const file = join(root, JOURNAL + name)
  const { happened, stop } = awaitInterruption()
  let interrupted = false
  void happened.then(() => (interrupted = true))
  try {
    writeJournal(file, journal)
    apply(root, journal)
    check()
    // Signals that came meanwhile are only seen now.
    await setImmediate()
    if (interrupted) throw new CancelledError()
  } catch (error) {
    undo(root, journal)
    rmSync(file, { force: true })
    throw error
  } finally {
    stop()
  }
  rmSync(file, { force: true })
}

function journalOf(root: string, plan: Plan, name: string): Journal {
  const folders = new Set([...plan.keys()].flatMap((path) => missingFolders(dirname(path))))
  const changes = [...plan].map(([given, text], index): Change => {
    const stats = existingFile(given)
    const path = stats ? realpathSync(given) : given
    return {
      path: relative(root, path),
      draft: relative(root, join(dirname(path), `.${name}.${index}.draft`)),
      before: contentOf(path),
      after: text === null ? null : Buffer.from(text).toString('base64'),
      mode: stats?.mode
    }
  })
  return { folders: [...folders].map((folder) => relative(root, folder)), changes: changes.toSorted(inOrder) }
}

/** Returns the stats of the file at `path`; undefined if there is none. Throws if it cannot be replaced. */
function existingFile(path: string): Stats | undefined {
  if (!existsSync(dirname(path))) return undefined
  const stats = existsSync(path) ? statSync(path) : lstatSync(path, { throwIfNoEntry: false })
  if (!stats) return undefined
  if (!stats.isFile()) throw new FailureError(`Cannot write ${path}: it already exists and is not a regular file.`)
  accessSync(path, constants.W_OK)
  return stats
}

function contentOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'base64') : null
}

/**
 * Sorts changes so that a file comes before the `index.ts` of its folder, and the files of a folder before those of the
 * folders above; removals come last, in the opposite order.
 */
function inOrder(one: Change, other: Change): number {
  const [first, second] = [one, other].map(({ path, after }) => {
    const rank = path.split(sep).length * 2 - Number(basename(path) === 'index.ts')
    return after === null ? rank : -rank
  })
  return Number(one.after === null) - Number(other.after === null) || first! - second!
}

function writeJournal(file: string, journal: Journal): void {
  try {
    writeFileSync(file, JSON.stringify(journal), { mode: 0o600 })
  } catch (error) {
    // One file is all or nothing without it, and may go out of a workspace that is read-only.
    if (journal.changes.length > 1) throw error
  }
}

function apply(root: string, { folders, changes }: Journal): void {
  for (const folder of folders) mkdirSync(join(root, folder))
  for (const change of changes) put(root, change, change.after)
}

function put(root: string, { path, draft, mode }: Change, content: string | null): void {
  if (content === null) return rmSync(join(root, path))
  writeFileSync(join(root, draft), content, 'base64')
  if (mode !== undefined) chmodSync(join(root, draft), mode)
  renameSync(join(root, draft), join(root, path))
}

/**
 * Undoes what was done of a transaction, whether or not it was undone in part before. Returns the absolute paths of files
 * that somebody has edited since; they are left as they are.
 */
function undo(root: string, { folders, changes }: Journal): string[] {
  const edited: string[] = []
  for (const change of changes.toReversed()) {
    const [path, draft] = [join(root, change.path), join(root, change.draft)]
    if (existsSync(draft)) rmSync(draft)
    const now = contentOf(path)
    if (now === change.before) continue
    if (now === change.after) put(root, change, change.before)
    else edited.push(path)
  }
  for (const folder of folders.toReversed()) removeIfEmpty(join(root, folder))
  return edited
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code!)) throw error
  }
}

/**
 * Undoes the transactions of processes that were killed in the workspace `root`, and says so with `print`. Commands call
 * it before anything else.
 *
 * Throws a FailureError if the system prevents it.
 */
export function recover(root: string, print: (line: string) => void): void {
  const own = nameProcess(process.pid)
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    if (!name.startsWith(JOURNAL)) continue
    const holder = name.slice(JOURNAL.length)
    if (holder !== own && isRunning(holder)) continue
    const file = join(root, JOURNAL + own)
    try {
      // So that of two processes that find it only one uses it.
      renameSync(join(root, name), file)
      const edited = undo(root, readJournal(file))
      rmSync(file)
      print('The last command was killed before it had written everything. What it had written was undone.')
      for (const path of edited) print(`It was not undone in ${path}, which has been edited since.`)
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' && !existsSync(file)) continue
      throw new FailureError(
        `The last command was killed before it had written everything, and this cannot be undone: ${message}. ` +
          `Repair this and run the command again, or delete ${file} and keep the files as they are.`,
        { cause: error }
      )
    }
  }
}

function readJournal(file: string): Journal {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Journal
  } catch {
    // It was killed while it wrote the journal, so it had changed nothing.
    return { folders: [], changes: [] }
  }
}

/**
 * Lists the missing folders on the way to the absolute path `folder`, itself included, from the top.
 *
 * They must be created one by one: `mkdirSync` with `recursive` never returns if the system fails with ENOENT, as Linux
 * does in /proc.
 */
export function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder]
}
