import { writeFileSync } from 'node:fs'
import { FailureError } from '../errors'
import { loadDefinition } from '../workspace/load'
import type { DestinationPlace } from '../workspace/destinations'
import { definitionTypes } from './definition-types'
import { isCurrent } from './is-current'

/** What became of the type files of some destinations. */
export interface TypesUpdate {
  /** How many type files there are. */
  total: number
  /** The absolute paths of those whose text on disk was missing or not current, in the order of the destinations. */
  stale: string[]
  /** Why types could not be made, one message for each destination that failed; it begins with the file. */
  failures: string[]
}

/**
 * Makes the types of the destinations afresh and writes those that are not current; `write: false` only compares. A
 * destination that fails does not keep the others from being done.
 */
export async function updateTypes(places: DestinationPlace[], { write }: { write: boolean }): Promise<TypesUpdate> {
  const update: TypesUpdate = { total: 0, stale: [], failures: [] }
  for (const place of places) {
    const files = await typesOf(place).catch((error: FailureError) => {
      update.failures.push(error.message)
      return new Map<string, string>()
    })
    update.total += files.size
    for (const [path, text] of files) {
      if (isCurrent(path, text)) continue
      update.stale.push(path)
      if (write) writeFileSync(path, text)
    }
  }
  return update
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
