import { relative, resolve, dirname, join, sep } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { changesOf, type PlannedChange } from '../files/plan'
import { transaction } from '../files/transaction'
import { type DestinationPlace, destinationsDirectory } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { definitionTypes } from './definition-types'
import { watchFiles } from '../workspace/watch-files'

/** What became of the type files of some destinations. */
export interface TypesUpdate {
  /** How many type files there are. */
  total: number
  /** What is to change in those that were missing or not current, in the order of the destinations. */
  changes: PlannedChange[]
  /** Why types could not be made, one message for each destination that failed; it begins with the file. */
  failures: string[]
}

/** How to update types. */
export interface UpdateOptions {
  /** Whether files that are not current are written, rather than only compared. */
  write: boolean
  /** Called before each destination, with how many are done. */
  progress?: (place: DestinationPlace, done: number) => void
}

/**
 * Makes the types of the destinations afresh and writes those that are not current, all of them or none. A destination
 * that fails does not keep the others from being done.
 *
 * Throws what writing throws, and a CancelledError after Ctrl-C meanwhile; all files are as they were then.
 */
export async function updateTypes(
  places: DestinationPlace[],
  { write, progress }: UpdateOptions
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
  if (texts.size > 0) await transaction(async (put) => texts.forEach((text, path) => put(path, text)))
  return update
}

/** The type files of a destination, or why there are none: the message begins with the file. */
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

/** What to print of an update: a line for each file that was not current, and how things stand now. */
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

/** What to watch, and what to do. */
export interface TypesWatch {
  /** The absolute path of the workspace, whose destinations are watched with the code that they share. */
  root: string
  /** The absolute paths of further folders of destinations, which may lie elsewhere. */
  directories: string[]
  /** Returns the destinations to keep current. Asked at each change: there may be new ones. */
  select: () => Promise<DestinationPlace[]>
  /** Called, never twice at a time, with the destinations that a change may have touched. */
  update: (places: DestinationPlace[]) => Promise<void>
  /** Called with what `select` and `update` throw; watching goes on. */
  fail: (error: unknown) => void
}

/**
 * Watches source files until `close` is called. A change in a destination's folder concerns that destination; one
 * elsewhere, in code that destinations share, concerns all. New and deleted files are changes too.
 *
 * Resolves when watching has begun. `close` resolves when the update under way has ended.
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
