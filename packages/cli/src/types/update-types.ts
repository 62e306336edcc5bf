import { relative, resolve, dirname, join, sep } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { changesOf, type PlannedChange } from '../files/plan'
import { transaction } from '../files/transaction'
import { type DestinationPlace, destinationsDirectory } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { definitionTypes } from './definition-types'
import { watchFiles } from '../workspace/watch-files'

/** The result of updating the type files of some destinations. */
export interface TypesUpdate {
  /** The number of type files. */
  total: number
  /** The changes of those that were missing or stale, in the order of the destinations. */
  changes: PlannedChange[]
  /** Why types could not be generated, one message for each destination that failed; it starts with the file. */
  failures: string[]
}

/** How to update types. */
export interface UpdateOptions {
  /** The absolute path of the workspace. */
  root: string
  /** Whether to write stale files, or only compare. */
  write: boolean
  /** Called before each destination, with the number of those that are done. */
  progress?: (place: DestinationPlace, done: number) => void
}

/**
 * Generates the types of the destinations and writes the stale files, all of them or none. A destination that fails does
 * not stop the others.
 *
 * Throws errors of writing, and a CancelledError after Ctrl-C; all changes are undone then.
 */
export async function updateTypes(
  places: DestinationPlace[],
  { root, write, progress }: UpdateOptions
): Promise<TypesUpdate> {
  const update: TypesUpdate = { total: 0, changes: [], failures: [] }
  const texts = new Map<string, string>()
  for (const [done, place] of places.entries()) {
    progress?.(place, done)
    const made = await typesOf(place)
    if (made instanceof FailureError) {
      update.failures.push(made.message)
      continue
    }
    const changes = changesOf(made)
    update.total += made.size
    update.changes.push(...changes)
    if (write) for (const { path } of changes) texts.set(resolve(path), made.get(resolve(path))!)
  }
  await transaction(root, texts)
  return update
}

/** Returns the type files of a destination, or a FailureError whose message starts with the file. */
async function typesOf({ entry, directory }: DestinationPlace): Promise<Map<string, string> | FailureError> {
  try {
    const definition = loadDefinition(entry)
    return await definitionTypes(definition, directory).catch((error: unknown) => failureIn(entry, error))
  } catch (error) {
    if (error instanceof FailureError) return error
    throw error
  }
}

function failureIn(entry: string, error: unknown): FailureError {
  const reason = error instanceof Error ? error.message : String(error)
  return new FailureError(`${relative(process.cwd(), entry)}: ${reason}`, { cause: error })
}

/** Formats the result of an update: a line for each stale file, and the state now. */
export function describeUpdate({ total, changes, failures }: TypesUpdate, { written }: { written: boolean }): string[] {
  const paths = changes.map(({ path }) => path)
  if (written) return [...paths.map((path) => `Wrote ${path}`), `${count(total, 'type file')} current.`]
  if (changes.length > 0) {
    return [...paths.map((path) => `Not current: ${path}`), 'Run ./bin/run generate:types and commit what it writes.']
  }
  return failures.length > 0 ? [] : [`${count(total, 'type file')} current.`]
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun} is` : `${number} ${noun}s are`
}

/** What to watch, and what to do on changes. */
export interface TypesWatch {
  /** The absolute path of the workspace: its destinations and their shared code are watched. */
  root: string
  /** The absolute paths of more folders of destinations, which may be elsewhere. */
  directories: string[]
  /** Returns the destinations to keep current. Called at each change, as there may be new ones. */
  select: () => Promise<DestinationPlace[]>
  /** Called with the destinations that a change may affect, never concurrently. */
  update: (places: DestinationPlace[]) => Promise<void>
  /** Called with errors of `select` and `update`; watching continues. */
  fail: (error: unknown) => void
}

/**
 * Watches source files until `close` is called. A change in a destination's folder affects that destination; a change in
 * code that destinations share affects all. New and deleted files are changes too.
 *
 * Resolves when watching has started. `close` resolves when the current update has ended.
 */
export async function watchTypes(options: TypesWatch): Promise<{ close(): Promise<void> }> {
  let updates = Promise.resolve()
  const onChange = (files: string[]) => {
    const sources = files.filter((file) => file.endsWith('.ts'))
    if (sources.length > 0) updates = updates.then(() => updateTouched(sources, options)).catch(options.fail)
  }
  const { root, directories, fail } = options
  const paths = (['cloud', 'device'] as const).flatMap((mode) => {
    const destinations = destinationsDirectory(root, mode)
    return [destinations, ...['lib', 'runtime'].map((name) => join(dirname(destinations), name))]
  })
  const watcher = await watchFiles([join(root, 'packages'), ...directories], [...paths, ...directories], onChange, fail)
  return {
    async close() {
      await watcher.close()
      await updates
    }
  }
}

async function updateTouched(paths: string[], { select, update }: TypesWatch): Promise<void> {
  const places = await select()
  const touched = paths.map((path) => places.find(({ directory }) => path.startsWith(directory + sep)))
  await update(touched.includes(undefined) ? places : places.filter((place) => touched.includes(place)))
}
