import { describeDifference } from './describe'
import type { CaseResult } from './replay'

/** Recorded cases from which a destination departs on purpose; `differs` in its `conformance.json`. */
export interface Departure {
  /** The id of a case, or a pattern in which `*` stands for any text: `sendTrack/*`. */
  cases: string
  /** A reason that a customer would accept. */
  why: string
}

/** The results of a file of records, with declared departures taken into account. */
export interface Verdict {
  cases: number
  /** The number of cases that pass. */
  passed: number
  /** Cases that fail and that the destination declares. */
  listed: CaseResult[]
  /** Cases that fail without a declaration. */
  failed: CaseResult[]
  /** Departures that no longer differ: all their cases pass. */
  stale: Departure[]
}

/** Applies the departures of the destination to results. Ignores a departure that has no case among the results. */
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

/** Whether a departure applies to a case. */
export function covers({ cases }: Departure, id: string): boolean {
  const parts = cases.split('*').map((part) => part.replace(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`).test(id)
}

/** Describes what is wrong: a line for each difference, and one for each departure that no longer differs. */
export function describeVerdict({ failed, stale }: Verdict): string[] {
  return [
    ...failed.flatMap(({ id, differences }) => differences.map((one) => `${id}: ${describeDifference(one)}`)),
    ...stale.map(({ cases }) => `${cases}: it no longer differs. Remove it from "differs" of conformance.json.`)
  ]
}
