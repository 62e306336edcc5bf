import { existsSync } from 'node:fs'
import { basename, dirname, resolve, sep } from 'node:path'
import { UsageError } from '@segment/actions-input'
import { listDestinations, type DestinationPlace } from '../workspace/destinations'

/**
 * The destinations that the patterns lead to, sorted by path and each once; without patterns all of the workspace
 * `root`.
 *
 * A pattern is a glob or a path, relative to the working directory. A file belongs to the destination in whose folder it
 * lies, so that the names of changed files can be passed on as they are; outside the workspace's folder of destinations
 * only an `index.ts` counts.
 *
 * Throws a UsageError for a pattern that leads to no destination.
 */
export async function selectDestinations(root: string, patterns: string[]): Promise<DestinationPlace[]> {
  const all = listDestinations(root)
  if (patterns.length === 0) return all
  const { glob } = await import('tinyglobby')
  const selected = new Map<string, DestinationPlace>()
  for (const pattern of patterns) {
    const paths = existsSync(pattern) ? [resolve(pattern)] : await glob(pattern, { absolute: true, onlyFiles: false })
    const places = paths.map((path) => placeOf(resolve(path), all)).filter((place) => place !== undefined)
    if (places.length === 0) throw new UsageError(`'${pattern}' leads to no destination.`)
    for (const place of places) selected.set(place.directory, place)
  }
  return [...selected.values()].toSorted((a, b) => (a.directory < b.directory ? -1 : 1))
}

function placeOf(path: string, all: DestinationPlace[]): DestinationPlace | undefined {
  const known = all.find(({ directory }) => path === directory || path.startsWith(directory + sep))
  if (known) return known
  const directory = basename(path) === 'index.ts' ? dirname(path) : path
  const entry = resolve(directory, 'index.ts')
  return existsSync(entry) ? { name: basename(directory), directory, entry } : undefined
}
