import type { DestinationPlace } from '../workspace/destinations'
import { applyFixes, planFixes } from './fix'
import type { Fix } from './fix'
import type { Validation } from './report'
import { validate } from './validate'

/** What to do besides looking. */
export interface FixOptions {
  /** Repair what is certain. Default false. */
  fix?: boolean
  /** Write the repairs; else they are only planned. Default true. */
  write?: boolean
}

/**
 * Looks at destinations of the workspace `root`, repairs what is asked for, and looks again at what was repaired.
 *
 * Throws what applying fixes throws; all files are as they were then.
 */
export async function validateAndFix(
  root: string,
  places: DestinationPlace[],
  { fix = false, write = true }: FixOptions = {}
): Promise<{ validation: Validation; fixes: Fix[] }> {
  const destinations = places.map(({ name }) => name)
  const problems = validate(root, places)
  const fixes = fix ? planFixes(places, problems) : []
  if (fixes.length === 0 || !write) return { validation: { destinations, problems }, fixes }
  await applyFixes(places, fixes)
  return { validation: { destinations, problems: validate(root, places) }, fixes }
}
