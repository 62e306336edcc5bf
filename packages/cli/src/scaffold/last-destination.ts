import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { readCache, writeCache } from '../workspace/cache'
import type { DestinationPlace, Mode } from '../workspace/destinations'

/** Remembers `directory` as the destination that was scaffolded last in the workspace `root`, of those in `mode`. */
export function rememberDestination(root: string, directory: string, mode: Mode): void {
  writeCache(root, 'last-destination', {
    ...Object(readCache(root, 'last-destination')),
    [mode]: relative(root, directory)
  })
}

/** The destination that `rememberDestination` was told last, or undefined when there is none or it is gone. */
export function recallDestination(root: string, mode: Mode): DestinationPlace | undefined {
  const remembered: unknown = (Object(readCache(root, 'last-destination')) as Record<Mode, unknown>)[mode]
  if (typeof remembered !== 'string') return undefined
  const directory = join(root, remembered)
  const entry = join(directory, 'index.ts')
  return existsSync(entry) ? { name: basename(directory), directory, entry } : undefined
}
