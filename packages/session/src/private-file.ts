import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { FailureError } from '@segment/actions-input'

/**
 * Replaces a file, or creates it with its folder. It is never half written, and only its owner can read it.
 *
 * @throws FailureError with the path
 */
export function writePrivateFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, content, { mode: 0o600 })
    renameSync(draft, path)
  } catch (error) {
    throw new FailureError(`Cannot write ${path}: ${(error as Error).message}. Nothing was saved.`, { cause: error })
  }
}
