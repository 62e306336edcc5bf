import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The file for what is kept under `name` in the workspace `root`: where git does not see it, and it may get lost. */
export function cacheFile(root: string, name: string): string {
  return join(root, 'node_modules', '.cache', 'actions', `${name}.json`)
}

/** What was kept under `name` in the workspace `root`; undefined when that is nothing or not readable any more. */
export function readCache(root: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(cacheFile(root, name), 'utf8'))
  } catch {
    // Nothing was kept yet, or another program wrote the file: either way there is nothing to go by.
    return undefined
  }
}

/** Keeps a value that JSON can hold under `name` in the workspace `root`. What cannot be kept is lost. */
export function writeCache(root: string, name: string, value: unknown): void {
  const file = cacheFile(root, name)
  try {
    mkdirSync(dirname(file), { recursive: true })
    // Beside its place and then moved there, so that nobody reads half of it.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(value))
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // A workspace that cannot be written to, in a container for example, is not a reason to fail what only read it.
  }
}
