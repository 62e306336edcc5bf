import type { SegmentEvent } from '@segment/actions-core'
import { jsonOrText, parseAssignment, parsePath, removeAt, setAt } from './edits'

/** What `--set` takes: JSON where the text can be read as such, so that `="5"` gives the text 5. */
const SET = { flag: '--set', form: '<path>=<value>, such as properties.total=5', read: jsonOrText }

/** Changes to events, as the flags `--set` and `--remove` give them. */
export interface EventEdits {
  /** `<path>=<value>`; see {@link SET}. Default: none. */
  set?: readonly string[]
  /** Paths. Default: none. */
  remove?: readonly string[]
}

/**
 * Reads the changes and gives a function that makes them in a copy of an event: first all of `set`, then all of
 * `remove`.
 *
 * @throws UsageError for a change that cannot be read; the function throws one for a change that cannot be made
 */
export function createEventEditor({ set = [], remove = [] }: EventEdits): (event: SegmentEvent) => SegmentEvent {
  const assignments = set.map((text) => parseAssignment(SET, text))
  const paths = remove.map((text) => parsePath('--remove', text))
  return (event) => {
    const changed = assignments.reduce<unknown>(setAt, event)
    return paths.reduce<unknown>(removeAt, changed) as SegmentEvent
  }
}
