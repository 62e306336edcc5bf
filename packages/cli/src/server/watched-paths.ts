import { join } from 'node:path'
import { destinationsDirectory, type DestinationPlace } from '../workspace/destinations'

/**
 * The files and folders that served destinations depend on: their own, those that destinations share, the runtime, and
 * the file `.env`.
 */
export function watchedPaths(root: string, places: readonly DestinationPlace[]): string[] {
  const shared = join(destinationsDirectory(root), '..', 'lib')
  return [
    ...places.map(({ directory }) => directory),
    shared,
    join(root, 'packages', 'actions-core', 'src'),
    join(root, '.env')
  ]
}
