import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Returns the cache file `name` of the workspace `root`. Git ignores it, and it may be deleted at any time. */
export function cacheFile(root: string, name: string): string {
  return join(root, 'node_modules', '.cache', 'actions', `${name}.json`)
}

/** Reads the cached value `name` of the workspace `root`; undefined if there is none or it cannot be read. */
export function readCache(root: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(cacheFile(root, name), 'utf8'))
  } catch {
    // Nothing is cached yet, or another program wrote the file.
    return undefined
  }
}

/** Caches a JSON value under `name` in the workspace `root`. Failures to write are ignored. */
export function writeCache(root: string, name: string, value: unknown): void {
  const file = cacheFile(root, name)
  try {
    mkdirSync(dirname(file), { recursive: true })
    // Written beside its place and then renamed, so that nobody reads half a file.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(value))
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // A read-only workspace, for example in a container, must not fail commands that only read.
  }
}
