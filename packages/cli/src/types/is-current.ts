import { existsSync, readFileSync } from 'node:fs'

/** True when the file at `path` is there and holds `text`. */
export function isCurrent(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text
}
