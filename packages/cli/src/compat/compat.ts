import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { FailureError, CancelledError, UsageError } from '@segment/actions-input'
import { locate, SourceFiles } from '../source-code/locate'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { type Change, compareDefinitions } from './compare-definitions'
import { awaitInterruption } from '../terminal/keys'

/** How a destination differs from an earlier revision. */
export interface Comparison {
  /** The name of its folder. */
  destination: string
  /** The revision, as it was requested. */
  base: string
  /** Whether the destination did not exist at that revision. */
  isNew: boolean
  /** The changes, with the nearest line of the present source: `file` from the root, `line` from 1. */
  changes: (Change & { file: string; line: number })[]
}

/**
 * Compares a destination of the workspace `root` with an earlier revision in git.
 *
 * Throws what {@link withRevision} and `loadDefinition` throw, and a FailureError if the earlier definition cannot be
 * loaded with the present dependencies.
 */
export async function compareWithRevision(root: string, place: DestinationPlace, base: string): Promise<Comparison> {
  const after = loadDefinition(place.entry)
  const before = await withRevision(root, base, (old) => {
    const entry = join(old, relative(root, place.entry))
    return existsSync(entry) ? loadEarlier(entry, base) : undefined
  })
  const sources = new SourceFiles()
  const changes = before ? compareDefinitions(before, after) : []
  return {
    destination: place.name,
    base,
    isNew: before === undefined,
    changes: changes.map((change) => {
      const found = locate(place.entry, change.place, sources)
      const line = (found?.key ?? found?.node)?.loc?.start.line ?? 1
      return { ...change, file: relative(root, found?.file.path ?? place.entry), line }
    })
  }
}

function loadEarlier(entry: string, base: string) {
  try {
    return loadDefinition(entry)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new FailureError(`Cannot load the definition at '${base}', so there is nothing to compare with. ${reason}`, {
      cause: error
    })
  }
}

const run = promisify(execFile)

/**
 * Calls `work` with a temporary folder that contains the files of the workspace `root` at a revision of git, with the
 * present dependencies. Removes the folder afterwards, also after a failure and after Ctrl-C; the repository is not
 * changed.
 *
 * Throws a UsageError if git does not know the revision, a FailureError if the workspace is not under git, and a
 * CancelledError after Ctrl-C.
 */
export async function withRevision<Result>(
  root: string,
  revision: string,
  work: (root: string) => Result
): Promise<Result> {
  const { happened, stop } = awaitInterruption()
  const folder = mkdtempSync(join(tmpdir(), 'actions-revision-'))
  const cancelled = happened.then(() => {
    throw new CancelledError()
  })
  try {
    await Promise.race([checkOut(root, revision, folder), cancelled])
    return work(join(folder, 'files'))
  } finally {
    stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function checkOut(root: string, revision: string, folder: string): Promise<void> {
  const places = await git(root, ['rev-parse', '--show-toplevel', '--show-prefix']).catch((error: Error) => {
    throw new FailureError(`${root} is not under git, so there is no earlier definition. Run git init and commit.`, {
      cause: error
    })
  })
  const [top = root, prefix = ''] = places.split('\n')
  const tree = await git(root, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}:${prefix}`]).catch(
    (error: Error) => {
      throw new UsageError(`Git has no revision '${revision}' here. Pass a branch, a tag or a commit with --base.`, {
        cause: error
      })
    }
  )
  // A separate index: that of the repository, with what is staged in it, stays as it is.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') }
  const files = join(folder, 'files')
  await git(top, ['read-tree', tree], env)
  await git(top, ['checkout-index', '--all', `--prefix=${files}/`], env)
  const modules = [join(root, 'node_modules'), resolve(__dirname, '../../../../node_modules')]
  symlinkSync(
    modules.find((path) => existsSync(path))!,
    join(files, 'node_modules')
  )
}

async function git(root: string, words: string[], env = process.env): Promise<string> {
  return (await run('git', ['-C', root, ...words], { env })).stdout.trim()
}

/** Whether saved settings or mappings break by one of the changes. */
export function isBreaking({ changes }: Comparison): boolean {
  return changes.some(({ severity }) => severity === 'breaking')
}

/** Formats a comparison: a line for each change, and a summary. */
export function describeComparison(comparison: Comparison): string[] {
  const { destination, base, isNew, changes } = comparison
  if (isNew) return [`'${destination}' is new: '${base}' does not have it.`]
  if (changes.length === 0) return [`'${destination}' is compatible with '${base}'.`]
  const lines = changes.map(({ severity, place, message, file, line }) => {
    return `${file}:${line}  ${severity.padEnd(8)}  ${place}: ${message}`
  })
  const verdict = isBreaking(comparison) ? 'breaks what is saved with' : 'can be used in the place of'
  return [...lines, '', `'${destination}' ${verdict} '${base}'.`]
}
