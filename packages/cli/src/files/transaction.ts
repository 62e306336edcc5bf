import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CancelledError } from '@segment/actions-input'
import { awaitInterruption } from '../terminal/keys'

/**
 * Writes a file and creates missing folders above it; with `null` it removes the file. `path` is absolute.
 */
export type Write = (path: string, text: string | null) => void

/**
 * Runs `work`, which writes files, so that all changes stay or none: if it fails, or if the user presses Ctrl-C, files
 * get their old content back, and new files and folders are removed.
 *
 * Throws what `work` throws, and a CancelledError after Ctrl-C.
 */
export async function transaction<Result>(work: (write: Write) => Promise<Result>): Promise<Result> {
  const undo: (() => void)[] = []
  let open = true
  const write: Write = (path, text) => {
    // After Ctrl-C the work may still be running; it must not write after the changes are undone.
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

/** Returns a function that restores the file as it is now. */
function restorer(path: string): () => void {
  if (!existsSync(path)) return () => rmSync(path, { force: true })
  const bytes = readFileSync(path)
  return () => writeFileSync(path, bytes)
}

/**
 * Lists the missing folders on the way to the absolute path `folder`, itself included, from the top.
 *
 * They must be created one by one: `mkdirSync` with `recursive` never returns if the system fails with ENOENT, as Linux
 * does in /proc.
 */
export function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder]
}
