import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { locate, SourceFiles } from '../source-code/locate'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import type { Change } from './change'
import { compareDefinitions } from './compare-definitions'
import { withRevision } from './revision'

/** How a destination differs from an earlier revision. */
export interface Comparison {
  /** The name of its folder. */
  destination: string
  /** The revision, as it was asked for. */
  base: string
  /** Whether there was no such destination at that revision. */
  isNew: boolean
  /** The changes, with the nearest line of today's source: `file` from the root, `line` from 1. */
  changes: (Change & { file: string; line: number })[]
}

/**
 * Compares a destination of the workspace `root` with what it was at a revision of git.
 *
 * Throws what {@link withRevision} and `loadDefinition` throw, and a FailureError when the earlier definition cannot be
 * loaded with the dependencies of today.
 */
export async function compareWithRevision(root: string, place: DestinationPlace, base: string): Promise<Comparison> {
  const after = loadDefinition(place.entry)
  const before = await withRevision(root, base, (old) => {
    const entry = join(old, relative(root, place.entry))
    return existsSync(entry) ? loadEarlier(entry, base) : undefined
  })
  const sources = new SourceFiles()
  const changes = before ? compareDefinitions(before, after) : []
  return {
    destination: place.name,
    base,
    isNew: before === undefined,
    changes: changes.map((change) => {
      const found = locate(place.entry, change.place, sources)
      const line = (found?.key ?? found?.node)?.loc?.start.line ?? 1
      return { ...change, file: relative(root, found?.file.path ?? place.entry), line }
    })
  }
}

function loadEarlier(entry: string, base: string) {
  try {
    return loadDefinition(entry)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new FailureError(
      `The definition at '${base}' cannot be loaded, so there is nothing to compare with. ${reason}`,
      {
        cause: error
      }
    )
  }
}
