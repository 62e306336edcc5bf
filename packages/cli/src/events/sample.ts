import type { SegmentEvent } from '@segment/actions-core'
import type { Scene } from './scene'

/** A sample event: what it says, and how it is made. */
export interface Sample {
  /** When a source sends such an event, in a sentence. */
  description: string
  /** What the event holds besides ids, times and context. */
  make: (scene: Scene) => Pick<SegmentEvent, 'type'> & Partial<SegmentEvent>
}
