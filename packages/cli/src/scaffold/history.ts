import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { cacheFile, readCache } from '../workspace/cache'
import { missingFolders, transaction } from '../files/transaction'
import type { Plan } from '../files/plan'

/** How many scaffolds can be undone, one after another. */
const KEPT = 20

/** One file of a scaffold. Paths are relative to the workspace. */
interface RememberedFile {
  path: string
  /** The digest of the text that was written. */
  digest: string
  /** The text that it had before; `null` for a new file. */
  before: string | null
}

/** A scaffold, as stored for later commands. */
interface RememberedScaffold {
  /** What was created: 'the destination My Tool'. */
  what: string
  files: RememberedFile[]
  /** The topmost new folders. */
  folders: string[]
}

/**
 * Carries out a plan as one transaction and stores it, so that `undoLast` can undo it.
 *
 * @param what what is created, to be used in sentences: 'the destination My Tool'
 * @param check checks what was written; if it throws, all changes are undone
 */
export async function carryOut(root: string, what: string, plan: Plan, check: () => void = () => {}): Promise<void> {
  const folders = newFolders(plan)
  const files = [...plan].map(([path, text]) => ({
    path: relative(root, path),
    digest: digestOf(text ?? ''),
    before: existsSync(path) ? readFileSync(path, 'utf8') : null
  }))
  const scaffold = { what, files, folders: folders.map((folder) => relative(root, folder)) }
  await transaction(root, new Map([...plan, cacheChange(root, [...remembered(root), scaffold])]), check)
}

/** Returns the last scaffold that was not undone: what it created, and the plan that undoes it. */
export interface Undoing {
  what: string
  plan: Plan
}

/**
 * Plans how to undo the last scaffold.
 *
 * Throws a FailureError if there is none, and one that names the files if some have changed since.
 */
export function lastScaffold(root: string): Undoing {
  const scaffold = remembered(root).at(-1)
  if (!scaffold) throw new FailureError('There is nothing to undo.')
  const changed = scaffold.files.filter(({ path, digest }) => !isUnchanged(join(root, path), digest))
  if (changed.length > 0) {
    const names = changed.map(({ path }) => relative(process.cwd(), join(root, path)))
    throw new FailureError(
      `Cannot undo ${scaffold.what}, because these files have changed since: ${names.join(', ')}. Remove it by hand, or restore the files.`
    )
  }
  return { what: scaffold.what, plan: new Map(scaffold.files.map(({ path, before }) => [join(root, path), before])) }
}

/** Undoes the last scaffold: removes new files and empty folders, and restores edited files. */
export async function undoLast(root: string): Promise<Undoing> {
  const undoing = lastScaffold(root)
  const scaffolds = remembered(root)
  await transaction(root, new Map([...undoing.plan, cacheChange(root, scaffolds.slice(0, -1))]))
  for (const folder of scaffolds.at(-1)!.folders) removeIfEmpty(join(root, folder))
  return undoing
}

/** The change that stores scaffolds, for the transaction that they are about. */
function cacheChange(root: string, scaffolds: RememberedScaffold[]): [path: string, text: string] {
  return [cacheFile(root, 'scaffolds'), JSON.stringify(scaffolds.slice(-KEPT))]
}

/** Returns the scaffolds of which something is left. */
function remembered(root: string): RememberedScaffold[] {
  const scaffolds = readCache(root, 'scaffolds')
  const all = Array.isArray(scaffolds) ? (scaffolds as RememberedScaffold[]) : []
  return all.filter(({ files }) => files.some(({ path }) => existsSync(join(root, path))))
}

function isUnchanged(path: string, digest: string): boolean {
  return existsSync(path) && digestOf(readFileSync(path, 'utf8')) === digest
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Returns the topmost missing folder above each file of the plan, without duplicates. */
function newFolders(plan: Plan): string[] {
  const topmost = [...plan.keys()].map((path) => missingFolders(dirname(path))[0])
  return [...new Set(topmost.filter((folder) => folder !== undefined))]
}

/** Removes a folder if neither it nor its subfolders contain files. */
function removeIfEmpty(folder: string): void {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeIfEmpty(join(folder, entry.name))
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}
