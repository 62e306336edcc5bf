import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { readCache, writeCache } from '../workspace/cache'
import { missingFolders, transaction } from '../files/transaction'
import type { Plan } from '../files/plan'

/** How many scaffolds can be undone, one after the other. */
const KEPT = 20

/** One file of a scaffold. Paths are relative to the workspace. */
interface RememberedFile {
  path: string
  /** The digest of the text that it got. */
  digest: string
  /** The text that it had; `null` for a new file. */
  before: string | null
}

/** A scaffold as the next runs know it. */
interface RememberedScaffold {
  /** What was made: 'the destination My Tool'. */
  what: string
  files: RememberedFile[]
  /** The topmost folders that were new. */
  folders: string[]
}

/**
 * Carries out a plan as one transaction and remembers it, so that `undoLast` can undo it.
 *
 * @param what what is made, to go into sentences: 'the destination My Tool'
 * @param check looks at what was written; when it throws, all files are as they were
 */
export async function carryOut(root: string, what: string, plan: Plan, check: () => void = () => {}): Promise<void> {
  const folders = newFolders(plan)
  const files = [...plan].map(([path, text]) => ({
    path: relative(root, path),
    digest: digestOf(text ?? ''),
    before: existsSync(path) ? readFileSync(path, 'utf8') : null
  }))
  await transaction(async (write) => {
    for (const [path, text] of plan) write(path, text)
    check()
  })
  const scaffold = { what, files, folders: folders.map((folder) => relative(root, folder)) }
  writeCache(root, 'scaffolds', [...remembered(root), scaffold].slice(-KEPT))
}

/** The last scaffold that was not undone: what it made, and the plan that undoes it. */
export interface Undoing {
  what: string
  plan: Plan
}

/**
 * Plans how to undo the last scaffold.
 *
 * Throws a FailureError when none is remembered, and one that names the files when some changed since.
 */
export function lastScaffold(root: string): Undoing {
  const scaffold = remembered(root).at(-1)
  if (!scaffold) throw new FailureError('There is nothing to undo: no scaffold is remembered.')
  const changed = scaffold.files.filter(({ path, digest }) => !isUnchanged(join(root, path), digest))
  if (changed.length > 0) {
    const names = changed.map(({ path }) => relative(process.cwd(), join(root, path)))
    throw new FailureError(
      `${capitalized(scaffold.what)} is not undone, since these files have changed: ${names.join(', ')}. Remove it by hand, or restore the files.`
    )
  }
  return { what: scaffold.what, plan: new Map(scaffold.files.map(({ path, before }) => [join(root, path), before])) }
}

/** Undoes the last scaffold: removes new files and their empty folders, and restores edited files. */
export async function undoLast(root: string): Promise<Undoing> {
  const undoing = lastScaffold(root)
  const scaffolds = remembered(root)
  await transaction(async (write) => {
    for (const [path, text] of undoing.plan) write(path, text)
  })
  for (const folder of scaffolds.at(-1)!.folders) removeIfEmpty(join(root, folder))
  writeCache(root, 'scaffolds', scaffolds.slice(0, -1))
  return undoing
}

/** The scaffolds that there is something left of. */
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

/** The topmost missing folder above each file of the plan, each once. */
function newFolders(plan: Plan): string[] {
  const topmost = [...plan.keys()].map((path) => missingFolders(dirname(path))[0])
  return [...new Set(topmost.filter((folder) => folder !== undefined))]
}

/** Removes a folder when it and all folders in it hold no file. */
function removeIfEmpty(folder: string): void {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeIfEmpty(join(folder, entry.name))
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
