import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The folders that are not there yet on the way to the absolute path `folder`, itself included, the topmost first.
 *
 * They are to be made one by one: `mkdirSync` with `recursive` never ends where the system refuses a folder by ENOENT, as
 * Linux does in /proc.
 */
export function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder]
}
