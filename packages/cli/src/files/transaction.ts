import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CancelledError } from '@segment/actions-input'
import { awaitInterruption } from '../terminal/keys'

/**
 * Writes a file, and makes the folders above it where they are missing; with `null` it removes the file instead. `path`
 * is absolute.
 */
export type Write = (path: string, text: string | null) => void

/**
 * Runs `work`, which writes files, so that either all of them stay or none: when it fails, or when the user presses
 * Ctrl-C meanwhile, files that were there get their old bytes back, and new files and folders are removed.
 *
 * Throws what `work` throws, and a CancelledError after Ctrl-C.
 */
export async function transaction<Result>(work: (write: Write) => Promise<Result>): Promise<Result> {
  const undo: (() => void)[] = []
  let open = true
  const write: Write = (path, text) => {
    // After Ctrl-C the work may still be under way; it must not write behind the undoing.
    if (!open) throw new CancelledError()
    if (text === null) {
      undo.push(restorer(path))
      return rmSync(path)
    }
    for (const folder of missingFolders(dirname(path))) {
      mkdirSync(folder)
      undo.push(() => rmSync(folder, { recursive: true, force: true }))
    }
    undo.push(restorer(path))
    writeFileSync(path, text)
  }
  const { happened, stop } = awaitInterruption()
  const cancelled = happened.then(() => {
    throw new CancelledError()
  })
  try {
    return await Promise.race([work(write), cancelled])
  } catch (error) {
    open = false
    for (const step of undo.toReversed()) step()
    throw error
  } finally {
    stop()
  }
}

/** What puts the file back as it is now. */
function restorer(path: string): () => void {
  if (!existsSync(path)) return () => rmSync(path, { force: true })
  const bytes = readFileSync(path)
  return () => writeFileSync(path, bytes)
}

/**
 * The folders that are not there yet on the way to the absolute path `folder`, itself included, the topmost first.
 *
 * They are to be made one by one: `mkdirSync` with `recursive` never ends where the system refuses a folder by ENOENT, as
 * Linux does in /proc.
 */
export function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder]
}
