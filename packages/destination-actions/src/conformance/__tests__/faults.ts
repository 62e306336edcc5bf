import { findingsOf, describeFinding, rules } from '..'
import type { Subject } from '..'
import { subjectWith } from './sample'
import type { Breakable } from './sample'

/** What is wrong, how it gets so, and the beginning of what is said about it, or a part of that. */
export type Fault = [what: string, breakIt: (definition: Breakable) => void, message: string]

/** What the rule with this title finds, in words. */
export function findings(title: string, subject: Subject): string[] {
  return findingsOf(
    rules.find((rule) => rule.title === title)!,
    subject
  ).map(describeFinding)
}

/** What it finds in the sound destination after a change, of which nothing is known beforehand. */
export function faultsOf(title: string, breakIt: Fault[1]): string[] {
  return findings(title, { ...subjectWith(breakIt), facts: undefined })
}
