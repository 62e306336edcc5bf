import type { Finding } from '../conformance'
import type { Candidate } from './candidate'

/** Checks the behaviour of a destination and returns what is wrong; an empty list if nothing is. */
export type BehaviourCheck = (candidate: Candidate) => Finding[] | Promise<Finding[]>
