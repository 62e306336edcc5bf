import type { DestinationDefinition } from '@segment/actions-core'

/** The parts of the runtime that a call uses. */
export interface Runtime {
  core: typeof import('@segment/actions-core')
  trigger: typeof import('@segment/actions-core/trigger')
}

/** One load of a destination's code: its definition and the runtime that it was loaded with. */
export interface Loaded {
  /** Where the destination is: the name of its folder. */
  place: { name: string }
  // Settings differ from one destination to the next.
  // oxlint-disable-next-line typescript/no-explicit-any
  definition: DestinationDefinition<any>
  runtime: Runtime
}
