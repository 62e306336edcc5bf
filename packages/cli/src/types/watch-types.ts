import { sep } from 'node:path'
import type { DestinationPlace } from '../workspace/destinations'

/** What to watch, and what to do. */
export interface TypesWatch {
  /** The absolute paths of the folders to watch. Those that are missing are waited for. */
  directories: string[]
  /** Gives the destinations to keep current. Asked at each change: there may be new ones. */
  select: () => Promise<DestinationPlace[]>
  /** Called, never twice at a time, with the destinations that a change may have touched. */
  update: (places: DestinationPlace[]) => Promise<void>
  /** Called with what `select` and `update` throw; watching goes on. */
  fail: (error: unknown) => void
}

/** How long to wait for more changes: editors and git write several files at once. */
const SETTLED_MS = 100

/**
 * Watches source files until `close` is called. A change in a destination's folder concerns that destination; one
 * elsewhere, in code that destinations share, concerns all. New and deleted files are changes too.
 *
 * Resolves when watching has begun. `close` resolves when the update under way has ended.
 */
export async function watchTypes(options: TypesWatch): Promise<{ close(): Promise<void> }> {
  const { watch } = await import('chokidar')
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let updates = Promise.resolve()
  const watcher = watch(options.directories, { ignoreInitial: true, ignored: isGenerated })
  watcher.on('error', options.fail)
  watcher.on('all', (_event, path) => {
    if (!path.endsWith('.ts')) return
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const paths = [...changed]
      changed.clear()
      updates = updates.then(() => updateTouched(paths, options)).catch(options.fail)
    }, SETTLED_MS)
  })
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  return {
    async close() {
      clearTimeout(timer)
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

/** True for the files that an update writes. */
function isGenerated(path: string): boolean {
  return path.endsWith(`${sep}generated-types.ts`) || path.endsWith('.types.ts')
}
