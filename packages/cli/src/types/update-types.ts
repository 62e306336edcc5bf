import { relative, resolve } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { changesOf, type PlannedChange } from '../files/plan'
import { transaction } from '../files/transaction'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { definitionTypes } from './definition-types'

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
