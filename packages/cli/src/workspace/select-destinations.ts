import { existsSync } from 'node:fs'
import { basename, dirname, resolve, sep } from 'node:path'
import { UsageError } from '@segment/actions-input'
import { findDestination, findNamed, listDestinations, type DestinationPlace } from './destinations'

/**
 * Returns the destinations that match the patterns, sorted by path and without duplicates; without patterns, all of the
 * workspace `root`.
 *
 * A pattern is a folder name, a slug, or a path or glob relative to the working directory. A file
 * selects the destination that it belongs to, so the names of changed files can be passed. Outside the workspace's
 * folders of destinations only an `index.ts` counts.
 *
 * @throws UsageError for a pattern that matches no destination
 */
export async function selectDestinations(root: string, patterns: string[]): Promise<DestinationPlace[]> {
  const all = listDestinations(root)
  if (patterns.length === 0) return all
  const selected = new Map<string, DestinationPlace>()
  for (const pattern of patterns) {
    for (const place of await matchesOf(pattern, all, root)) selected.set(place.directory, place)
  }
  return [...selected.values()].toSorted((a, b) => (a.directory < b.directory ? -1 : 1))
}

async function matchesOf(pattern: string, all: DestinationPlace[], root: string): Promise<DestinationPlace[]> {
  const named = findNamed(all, pattern)
  if (named) return [named]
  const { glob } = await import('tinyglobby')
  const paths = existsSync(pattern) ? [resolve(pattern)] : await glob(pattern, { absolute: true, onlyFiles: false })
  const places = paths.map((path) => placeOf(resolve(path), all)).filter((place) => place !== undefined)
  if (places.length > 0) return places
  // The error for an unknown name suggests the nearest one.
  if (/^[\w-]+$/.test(pattern)) return [findDestination(root, pattern)]
  throw new UsageError(`'${pattern}' matches no destination.`)
}

function placeOf(path: string, all: DestinationPlace[]): DestinationPlace | undefined {
  const known = all.find(({ directory }) => path === directory || path.startsWith(directory + sep))
  if (known) return known
  const directory = basename(path) === 'index.ts' ? dirname(path) : path
  const entry = resolve(directory, 'index.ts')
  return existsSync(entry) ? { name: basename(directory), directory, entry } : undefined
}
