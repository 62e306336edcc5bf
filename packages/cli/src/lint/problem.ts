import type { Rule } from '@segment/action-destinations/conformance'

/** A rule that a destination breaks, and where. */
export interface Problem extends Pick<Rule, 'code' | 'severity'> {
  /** The name of the destination's folder. */
  destination: string
  /** The path in the definition, or of the source file in the destination's folder. `''`: the whole. */
  place: string
  /** What is wrong and what to do, in sentences. */
  message: string
  /** The absolute path of the source file. */
  file: string
  /** From 1. */
  line: number
  /** From 1. */
  column: number
  /** The value that repairs it at the place; absent where a person must decide. */
  fix?: string | number | boolean
}
