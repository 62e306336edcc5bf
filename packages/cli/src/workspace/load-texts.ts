import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { loadDefinition } from './load'

const PACKAGES = resolve(__dirname, '../../../../node_modules')

/**
 * Loads a destination from texts instead of files, by way of a temporary folder.
 *
 * Throws like `loadDefinition`.
 *
 * @param files the text of each file by its path in the destination's folder, including `index.ts`
 */
export function loadTexts(files: ReadonlyMap<string, string>): DestinationDefinition {
  const directory = mkdtempSync(join(tmpdir(), 'actions-plan-'))
  try {
    symlinkSync(PACKAGES, join(directory, 'node_modules'), 'junction')
    for (const [path, text] of files) {
      const file = join(directory, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    return loadDefinition(join(directory, 'index.ts'))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
