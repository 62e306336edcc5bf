import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { FailureError } from '../errors'
import { loadDefinition } from '../workspace/load'
import type { DestinationPlace } from '../workspace/destinations'
import { changesOf } from '../scaffold/plan'
import type { PlannedChange } from '../scaffold/plan'
import { definitionTypes } from './definition-types'
import type { KnownTypes } from './known-types'

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
  /** Knows destinations that have not changed since their types were current: they are left out. Default: none is. */
  known?: KnownTypes
  /** Called before each destination, with how many are done. */
  progress?: (place: DestinationPlace, done: number) => void
}

/**
 * Makes the types of the destinations afresh and writes those that are not current. A destination that fails does not
 * keep the others from being done.
 */
export async function updateTypes(places: DestinationPlace[], options: UpdateOptions): Promise<TypesUpdate> {
  const { known, progress } = options
  const update: TypesUpdate = { total: 0, changes: [], failures: [] }
  for (const [done, place] of places.entries()) {
    progress?.(place, done)
    const unchanged = known?.filesOf(place)
    update.total += unchanged ?? (await updateOne(place, options, update))
  }
  known?.save()
  return update
}

/** Gives how many type files the destination has; adds what there is to tell to `update`. */
async function updateOne(
  place: DestinationPlace,
  { write, known }: UpdateOptions,
  update: TypesUpdate
): Promise<number> {
  try {
    const files = await typesOf(place)
    const changes = changesOf(files)
    update.changes.push(...changes)
    if (write) for (const { path } of changes) writeFileSync(path, files.get(resolve(path))!)
    if (write || changes.length === 0) known?.remember(place, files.size)
    return files.size
  } catch (error) {
    update.failures.push((error as FailureError).message)
    return 0
  }
}

/** Throws a FailureError whose message begins with the file. */
async function typesOf({ entry, directory }: DestinationPlace): Promise<Map<string, string>> {
  const definition = loadDefinition(entry)
  try {
    return await definitionTypes(definition, directory)
  } catch (error) {
    throw new FailureError(`${entry}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
