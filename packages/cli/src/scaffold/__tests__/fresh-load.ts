import { readFileSync } from 'node:fs'
import type { DestinationDefinition } from '@segment/actions-core'

const actual = jest.requireActual<typeof import('../../workspace/load')>('../../workspace/load')
export const { settingsOf } = actual

const loaded = new Map<string, string>()

/**
 * `loadDefinition` for tests that change an entry: jest has no `require.cache` to forget single files in, so it is made
 * to forget all. Use it by `jest.mock('…/workspace/load', () => jest.requireActual('…/fresh-load'))`.
 */
export function loadDefinition(entry: string): DestinationDefinition {
  const text = readFileSync(entry, 'utf8')
  // Loading everything again takes time; a file that jest does not know, or knows well, needs none of it.
  if (loaded.has(entry) && loaded.get(entry) !== text) jest.resetModules()
  loaded.set(entry, text)
  return actual.loadDefinition(entry)
}
