import type { Directive } from '../mapping/field-value'
import type { JSONValue } from '../data/json'

/** A path into the event, such as `$.traits.email`, or any other mapping or literal. */
type Candidate = JSONValue | Directive

/**
 * A default that takes the first of several values that the event has: the directive `@if` with `exists`, nested.
 *
 * @param candidates texts that begin with `$.` are paths; anything else is used as it is. A literal makes sense only last.
 *
 * @example
 * const email = { default: firstOf('$.properties.email', '$.context.traits.email') }
 * const source = { default: firstOf('$.traits.source', 'Segment') }
 */
export function firstOf(...candidates: [Candidate, Candidate, ...Candidate[]]): JSONValue & object {
  const mappings = candidates.map((candidate) =>
    isPath(candidate) ? { '@path': candidate } : candidate
  ) as JSONValue[]
  return mappings.reduceRight((otherwise, value) => ({
    '@if': { exists: value, then: value, else: otherwise }
  })) as JSONValue & object
}

function isPath(candidate: Candidate): candidate is string {
  return typeof candidate === 'string' && candidate.startsWith('$.')
}
