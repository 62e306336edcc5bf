import { dirname, join, sep } from 'node:path'
import { destinationsDirectory } from '../workspace/destinations'
import type { DestinationPlace } from '../workspace/destinations'
import { watchFiles } from '../workspace/watch-files'

/** What to watch, and what to do. */
export interface TypesWatch {
  /** The absolute path of the workspace, whose destinations are watched with the code that they share. */
  root: string
  /** The absolute paths of further folders of destinations, which may lie elsewhere. */
  directories: string[]
  /** Gives the destinations to keep current. Asked at each change: there may be new ones. */
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
