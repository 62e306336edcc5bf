import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { FailureError } from '@segment/actions-input'
import type { DestinationPlace } from '../workspace/destinations'

/** The most bytes that the chunk with the runtime may have, compressed by gzip. */
export const RUNTIME_BUDGET = 12_500

/**
 * The most bytes that the script of a destination may have, compressed by gzip: what `budget.ts` in its folder exports
 * as `budget`.
 *
 * @throws FailureError when it exports no such number
 */
export function budgetOf({ directory, name }: DestinationPlace): number {
  const file = join(directory, 'budget.ts')
  const { budget } = existsSync(file) ? (createRequire(__filename)(file) as { budget?: unknown }) : {}
  if (typeof budget === 'number' && budget > 0) return budget
  throw new FailureError(
    `${file} does not say how large the bundle of ${name} may get. Write there: export const budget = 20_000`
  )
}
