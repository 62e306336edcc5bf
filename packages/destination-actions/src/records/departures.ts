import { describeDifference } from './describe'
import type { CaseResult } from './replay'

/** Recorded cases that a destination departs from on purpose; `differs` in its `conformance.json`. */
export interface Departure {
  /** The id of a case, or a pattern in which `*` stands for any text: `sendTrack/*`. */
  cases: string
  /** A reason that a customer would accept. */
  why: string
}

/** The results of a file of records in the light of the departures. */
export interface Verdict {
  cases: number
  /** How many are met. */
  passed: number
  /** Those that are not met, by the declaration of the destination. */
  listed: CaseResult[]
  /** Those that are not met, and nobody says why. */
  failed: CaseResult[]
  /** Departures whose cases are all met, so that there is nothing to depart from. */
  stale: Departure[]
}

/** Judges results by the departures of the destination. A departure of which no case is among the results is left alone. */
export function judge(results: readonly CaseResult[], departures: readonly Departure[] = []): Verdict {
  const unmet = results.filter(({ differences }) => differences.length > 0)
  const isListed = ({ id }: CaseResult) => departures.some((departure) => covers(departure, id))
  return {
    cases: results.length,
    passed: results.length - unmet.length,
    listed: unmet.filter(isListed),
    failed: unmet.filter((result) => !isListed(result)),
    stale: departures.filter((departure) => {
      const covered = results.filter(({ id }) => covers(departure, id))
      return covered.length > 0 && !covered.some((result) => unmet.includes(result))
    })
  }
}

/** Whether a departure is about a case. */
export function covers({ cases }: Departure, id: string): boolean {
  const parts = cases.split('*').map((part) => part.replace(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`).test(id)
}

/** Says what is wrong, a line for each difference, and one for each departure that is stale. Empty where nothing is. */
export function describeVerdict({ failed, stale }: Verdict): string[] {
  return [
    ...failed.flatMap(({ id, differences }) => differences.map((one) => `${id}: ${describeDifference(one)}`)),
    ...stale.map(({ cases }) => `${cases}: it no longer differs. Remove it from "differs" of conformance.json.`)
  ]
}
