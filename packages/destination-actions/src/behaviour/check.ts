import type { Finding } from '../conformance'
import type { Candidate } from './candidate'

/** Looks at how a destination behaves and gives what is wrong; an empty list when nothing is. */
export type BehaviourCheck = (candidate: Candidate) => Finding[] | Promise<Finding[]>
