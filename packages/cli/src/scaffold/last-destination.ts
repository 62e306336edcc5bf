import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { DestinationPlace } from '../workspace/destinations'

/** Lies where tools keep what git must not see and what may get lost. */
function memoryOf(root: string): string {
  return join(root, 'node_modules', '.cache', 'actions', 'last-destination.json')
}

/** Remembers `directory` as the destination that was scaffolded last in the workspace `root`. */
export function rememberDestination(root: string, directory: string): void {
  const file = memoryOf(root)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ directory: relative(root, directory) }))
}

/** The destination that was scaffolded last in the workspace `root`, or undefined when none was or it is gone. */
export function recallDestination(root: string): DestinationPlace | undefined {
  const remembered = readMemory(memoryOf(root))
  if (typeof remembered !== 'string') return undefined
  const directory = join(root, remembered)
  const entry = join(directory, 'index.ts')
  return existsSync(entry) ? { name: basename(directory), directory, entry } : undefined
}

function readMemory(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { directory?: unknown }).directory
  } catch {
    // Nothing was remembered yet, or another program wrote the file: either way there is nothing to recall.
    return undefined
  }
}
