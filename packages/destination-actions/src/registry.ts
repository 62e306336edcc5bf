import { extname, join } from 'node:path'
import { Destination, type DestinationDefinition, type JSONObject } from '@segment/actions-core'
import { list, load } from './folders'
import ids from './metadata-ids.json'

// What programs import that are written for the published package.

/** A destination in {@link manifest}. `definition` is loaded when it is read. */
export interface ManifestEntry {
  readonly definition: DestinationDefinition
  /** The name of its folder. */
  directory: string
  /** The absolute path of the file that exports the definition. */
  path: string
}

/** The entry of a folder: its metadata ID, and its name in the published package if that differs. */
const known: Record<string, { id: string; directory?: string }> = ids

/** The folders by metadata ID. A destination that has none counts by its folder. */
const folderById = new Map(list().map((folder) => [known[folder]?.id ?? folder, folder]))

/** The folders by their names in the published package, as far as those differ. */
const folderByName = new Map(
  [...folderById.values()].flatMap((folder) => {
    const name = known[folder]?.directory
    return name === undefined ? [] : [[name, folder] as const]
  })
)

function pathOf(folder: string): string {
  return join(__dirname, 'destinations', folder, `index${extname(__filename)}`)
}

function definitionOf(folder: string): DestinationDefinition {
  return (require(pathOf(folder)) as { default: DestinationDefinition }).default
}

/**
 * Every destination by its metadata ID: its definition, its folder and its file. A definition is loaded when it is read.
 */
export const manifest: Record<string, ManifestEntry> = Object.fromEntries(
  [...folderById].map(([id, directory]) => {
    const entry: ManifestEntry = {
      get definition() {
        return definitionOf(directory)
      },
      directory,
      path: pathOf(directory)
    }
    return [id, entry]
  })
)

/**
 * The definition of every destination by its metadata ID. A definition is loaded when it is read, so that a program that
 * reads one loads one. The names of the folders, here and in the published package, are keys too, but not enumerable.
 */
export const destinations: Record<string, DestinationDefinition> = makeDestinations()

function makeDestinations(): Record<string, DestinationDefinition> {
  const made: Record<string, DestinationDefinition> = {}
  const add = (key: string, folder: string, enumerable: boolean) => {
    if (!Object.hasOwn(made, key)) {
      Object.defineProperty(made, key, { get: () => definitionOf(folder), enumerable, configurable: true })
    }
  }
  for (const [id, folder] of folderById) add(id, folder, true)
  for (const folder of folderById.values()) add(folder, folder, false)
  for (const [name, folder] of folderByName) add(name, folder, false)
  return made
}

/**
 * Makes a destination by its metadata ID: a new one at each call.
 *
 * @returns null if there is none with this ID
 */
export function getDestinationById(id: string): Destination | null {
  return Object.hasOwn(manifest, id) ? destinationOf(manifest[id].definition) : null
}

/**
 * Makes a destination by its metadata ID, its folder here or in the published package, or its slug.
 *
 * Rejects, as {@link load} does, if there is none.
 */
export async function getDestinationByIdOrKey(idOrKey: string): Promise<Destination | null> {
  const found = getDestinationById(idOrKey)
  if (found) return found
  const definition = await load(folderByName.get(idOrKey) ?? idOrKey)
  return destinationOf(definition)
}

function destinationOf(definition: DestinationDefinition): Destination {
  return new Destination(definition as unknown as DestinationDefinition<JSONObject>)
}
