import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { REPOSITORY } from './temporary-workspace'

const actual = jest.requireActual<typeof import('../../workspace/load')>('../../workspace/load')
export const { settingsOf } = actual

/**
 * `loadDefinition` for tests that change an entry: jest would remember the file, so this loads a copy of the folder. Use it
 * by `jest.mock('…/workspace/load', () => jest.requireActual('…/fresh-load'))`.
 */
export function loadDefinition(entry: string): DestinationDefinition {
  const around = mkdtempSync(join(tmpdir(), 'fresh-'))
  const folder = dirname(entry)
  const copy = join(around, 'destinations', basename(folder))
  try {
    symlinkSync(join(REPOSITORY, 'node_modules'), join(around, 'node_modules'))
    symlinkSync(join(folder, '../../lib'), join(around, 'lib'))
    cpSync(folder, copy, { recursive: true })
    return actual.loadDefinition(join(copy, basename(entry)))
  } finally {
    rmSync(around, { recursive: true })
  }
}
