import type { PollResponse, SegmentEvent } from '@segment/actions-core'
import type { Filter } from '@segment/actions-core/filter'
import type { HumanError } from '@segment/actions-core/schema'
import type { Exchange } from './exchanges'
import type { Origin } from './subscription'

/** What became of events. */
export interface RunReport {
  events: EventReport[]
  /** The job of an async action; absent for other actions. */
  job?: JobReport
  /** The requests of the batch; empty if events are sent one by one, as each event has its own then. */
  exchanges: Exchange[]
}

/** The result of `try`, as `--json` prints it. Secrets are shown as `[redacted]`. */
export interface TryReport extends RunReport {
  /** The name of the destination. */
  destination: string
  /** The key of the action. */
  action: string
  /** Whether requests were sent, only shown, or answered from a recording. */
  mode: 'send' | 'dry-run' | 'replay'
  /** Whether the events were sent as one batch, as those of async actions always are. */
  batch: boolean
  /** Whether every event was delivered, or in a dry run would have been, and every request could be answered. */
  delivered: boolean
  /** Requests without an answer in the recording: method, URL and what to do. */
  unrecorded: string[]
  /** Required settings that were missing and got example values, in a dry run; absent if there are none. */
  madeUp?: string[]
  /** Whether refreshed tokens were saved; absent if none were refreshed. */
  tokens?: 'saved' | 'not saved'
}

/** A job that events were uploaded as. */
export interface JobReport {
  /** Absent if the upload did not start a job. */
  jobId?: string
  /** The state that each poll found, in order. */
  states: PollResponse['jobStatus'][]
}

/** What happened to one event. */
export interface EventReport extends Explanation {
  event: SegmentEvent
  /** Every request with its response, in order; empty in a batch. */
  exchanges: Exchange[]
  outcome: EventOutcome
}

/** How an event becomes a payload, up to the action. */
export interface Explanation {
  /** Each enabled filter, in order, up to the one that dropped the event. */
  filters: FilterReport[]
  /** The event as the filters left it; absent if they changed nothing or dropped it. */
  filtered?: SegmentEvent
  /** Null if there is no trigger: every event matches then. Null as well for an event that a filter dropped. */
  trigger: TriggerReport | null
  /** Each field; empty if the event does not match the trigger, or if the mapping is one directive that fails. */
  fields: FieldReport[]
  /** What is wrong with the payload. */
  problems: HumanError[]
  /** Why the mapping failed; null if it did not. */
  mappingError: string | null
  /** How long each stage took, in milliseconds; absent if nobody measured it. */
  times?: { filters: number; trigger: number; mapping: number; validation: number }
}

/** What a filter did with an event. */
export interface FilterReport {
  /** Its name, or `Filter 1` by its position. */
  name: string
  do: Filter['do']
  /** Null if the filter applies to every event. */
  trigger: TriggerReport | null
  /** Whether the filter applied to the event. */
  applied: boolean
  /** The paths of what it removed, at most 100; empty if it dropped the event. */
  removed: string[]
}

/** How a trigger evaluated an event. */
export interface TriggerReport {
  text: string
  origin: Origin
  met: boolean
  /** The conditions of the tree, each group before its children. */
  conditions: ConditionReport[]
}

/** One node of a trigger. */
export interface ConditionReport {
  /** The depth in the tree, from 0. */
  depth: number
  /** The condition in the trigger language, or `all of` or `any of` for a group. */
  text: string
  holds: boolean
  /** The path of the event that the condition reads; absent for a group. */
  path?: string
  /** The value of the event at that path; absent if there is none. */
  actual?: unknown
}

/** How a field got its value. */
export interface FieldReport {
  key: string
  /** Whether the field is required: always (true) or under conditions. */
  required: boolean | 'conditional'
  /** Null if the field is not mapped. */
  origin: Origin | null
  /** The mapping of the field: a directive or a value. Absent if it has none of its own. */
  expression?: unknown
  /** The paths of the event that the mapping reads, with their values; `''` is the whole event. */
  reads: { path: string; value?: unknown }[]
  /** The value that the mapping returned; absent if none. */
  mapped?: unknown
  /** The value that the action receives; absent if none. */
  payload?: unknown
  /** What cleaning and coercion changed between the two. */
  changes: Change[]
  /** Why the field cannot be mapped; absent if it can. The mapping as a whole fails then. */
  error?: string
}

/** One change by cleaning or coercion. */
export interface Change {
  /** Where, as a JSONPath in the payload. */
  path: string
  /** What, for example `removed: null counts as no value`. */
  what: string
}

/** How an event ended. */
export interface EventOutcome {
  /** The stage at which it ended: `delivered`, or the one that failed. */
  stage: 'delivered' | 'filter' | 'trigger' | 'mapping' | 'validation' | 'action' | 'cancelled'
  /** An HTTP-like status. */
  status: number
  /** Why it was not delivered. */
  message?: string
  /** The code of the error. */
  code?: string
  /** Whether a host would send the event again. */
  retry: boolean
  /** After how many milliseconds, if the destination says so. */
  retryAfterMs?: number
  /** What the action returned; in a batch, the result of this event. */
  data?: unknown
}
