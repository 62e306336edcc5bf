import { join } from 'node:path'
import { UsageError } from '@segment/actions-input'
import { findDestination, listDestinations, type DestinationPlace, type Mode } from '../workspace/destinations'

/**
 * The destinations that are to be served, each once: the named ones, or `all` of the workspace that run in `mode`.
 *
 * @param names folder names, slugs or paths; in `directory`, if that is given
 * @throws UsageError for an unknown name, for two folders of one name, whose paths would be the same, and for `all` in a
 *   workspace without destinations
 */
export function placesToServe(
  root: string,
  { names, mode, directory, all = false }: { names: readonly string[]; mode: Mode; directory?: string; all?: boolean }
): DestinationPlace[] {
  const found = all
    ? listDestinations(root, mode)
    : names.map((name) => findDestination(root, directory ? join(directory, name) : name, mode))
  const places = [...new Map(found.map((place) => [place.directory, place])).values()]
  if (places.length === 0) throw new UsageError('There is no destination to serve. Make one with ./bin/run init.')
  const twice = places.find(({ name }, index) => places.findIndex((other) => other.name === name) < index)
  if (twice) throw new UsageError(`Two of the folders have the name '${twice.name}'. Serve one of them at a time.`)
  return places
}
