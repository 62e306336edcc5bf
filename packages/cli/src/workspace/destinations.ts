import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { UsageError } from '../errors'
import { suggest } from './suggest'

/** A destination's place in the workspace. */
export interface DestinationPlace {
  /** The name of its folder: the slug without the prefix `actions-`. */
  name: string
  /** The absolute path of its folder. */
  directory: string
  /** The absolute path of the file that exports its definition. */
  entry: string
}

/** The absolute path of the folder that holds the destinations of the workspace `root`. */
export function destinationsDirectory(root: string): string {
  return join(root, 'packages', 'destination-actions', 'src', 'destinations')
}

/** The name of the folder of the destination `slug`: the slug without the prefix `actions-`. */
export function folderOf(slug: string): string {
  return slug.replace(/^actions-/, '')
}

/** The destinations of the workspace `root`, sorted by name. A folder without an `index.ts` is none. */
export function listDestinations(root: string): DestinationPlace[] {
  const parent = destinationsDirectory(root)
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .toSorted()
    .map((name) => placeOf(join(parent, name)))
    .filter((place) => existsSync(place.entry))
}

/**
 * The destination that `text` names: a folder name (`slack`), a slug (`actions-slack`) or a path, relative to the
 * working directory, to the folder or to its `index.ts`.
 *
 * Throws a UsageError with the nearest names when there is none.
 */
export function findDestination(root: string, text: string): DestinationPlace {
  const places = listDestinations(root)
  const found = places.find(({ name }) => name === text) ?? places.find(({ name }) => name === folderOf(text))
  if (found) return found
  const path = pathOf(text)
  if (path) return path
  const names = places.map(({ name }) => name)
  const near = suggest(folderOf(text), names)
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${names.join(', ') || 'none yet'}.`
  throw new UsageError(
    `There is no destination '${text}' in ${relative(process.cwd(), destinationsDirectory(root)) || '.'}. ${hint}`
  )
}

function pathOf(text: string): DestinationPlace | undefined {
  const path = resolve(text)
  if (!existsSync(path)) return undefined
  const place = placeOf(statSync(path).isDirectory() ? path : dirname(path))
  return existsSync(place.entry) ? place : undefined
}

function placeOf(directory: string): DestinationPlace {
  return { name: basename(directory), directory, entry: join(directory, 'index.ts') }
}
