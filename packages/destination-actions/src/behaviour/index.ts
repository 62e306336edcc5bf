import { checkMalformedAnswers, checkRefusals } from './answers'
import { checkBatches } from './batches'
import type { BehaviourCheck } from './check'
import { checkHosts } from './hosts'
import { checkMappings } from './mappings'
import { checkRequiredFields } from './required-fields'
import { checkSecrets } from './secrets'
import { checkTriggers } from './triggers'

export type { BehaviourCheck } from './check'
export { makeCandidate, makePageCandidate, type Candidate } from './candidate'
export { readDeclaration, type Declaration } from './declaration'
export { sampleEvents } from './sample-events'

/** A statement about behaviour, and its check. */
export interface Behaviour {
  title: string
  check: BehaviourCheck
}

/** The behaviour of every destination that runs in browsers; its records cover what it does on a page. */
export const behaviourInBrowsers: readonly Behaviour[] = [
  { title: 'every trigger matches an event', check: checkTriggers },
  { title: 'default mappings and presets deliver an event', check: checkMappings }
]

/** The behaviour of every destination that runs on servers. */
export const behaviour: readonly Behaviour[] = [
  ...behaviourInBrowsers,
  { title: 'a batch of one sends what a single event sends', check: checkBatches },
  { title: 'a missing required field fails with a 400 that names it', check: checkRequiredFields },
  { title: 'requests go to declared hosts', check: checkHosts },
  { title: 'refusals and time-outs reach the host with their status', check: checkRefusals },
  { title: 'malformed answers never cause a JavaScript error', check: checkMalformedAnswers },
  { title: 'no error, result or log holds a secret', check: checkSecrets }
]
