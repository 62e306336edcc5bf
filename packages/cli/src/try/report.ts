import type { SegmentEvent } from '@segment/actions-core'
import type { HumanError } from '@segment/actions-core/schema'
import type { Exchange } from '@segment/actions-session'
import type { Origin } from './subscription'

/** Everything that came of a try; what `--json` prints. Secrets read `[redacted]`. */
export interface TryReport {
  /** The name of the destination. */
  destination: string
  /** The key of the action. */
  action: string
  /** Whether requests were sent, only shown, or answered from a recording. */
  mode: 'send' | 'dry-run' | 'replay'
  /** Whether the events were sent as one batch. */
  batch: boolean
  /** Whether every event was delivered, or in a dry run would have been, and every request could be answered. */
  delivered: boolean
  events: EventReport[]
  /** The requests of the batch; for events that are sent singly, each has its own. */
  exchanges: Exchange[]
  /** Requests that a recording had no answer for: method, address and what to do. */
  unrecorded: string[]
  /** The settings that got an example because they are required and nothing gave them; only in a dry run that had such. */
  madeUp?: string[]
  /** What became of tokens that were refreshed on the way; absent where none were. */
  tokens?: 'saved' | 'not saved'
}

/** The way of one event. */
export interface EventReport extends Explanation {
  event: SegmentEvent
  /** Every request with its response, in order; empty in a batch. */
  exchanges: Exchange[]
  outcome: Outcome
}

/** Why an event becomes the payload that it becomes, up to the action. */
export interface Explanation {
  /** Null where there is no trigger, so that every event is taken. */
  trigger: TriggerReport | null
  /** Each field; empty where the event does not meet the trigger. */
  fields: FieldReport[]
  /** What is wrong with the payload. */
  problems: HumanError[]
  /** Why the mapping could not be resolved; null where it could. */
  mappingError: string | null
}

/** How a trigger judged an event. */
export interface TriggerReport {
  text: string
  origin: Origin
  met: boolean
  /** The nodes of the tree, each before those inside of it. */
  conditions: ConditionReport[]
}

/** One node of a trigger. */
export interface ConditionReport {
  /** How deep it stands, from 0. */
  depth: number
  /** The condition in the trigger language, or `all of` or `any of` for a group. */
  text: string
  holds: boolean
  /** What of the event the condition looks at; absent for a group. */
  path?: string
  /** What the event has there; absent where it has nothing. */
  actual?: unknown
}

/** How a field got its value. */
export interface FieldReport {
  key: string
  /** Whether the field is required, always (true) or by conditions that it has. */
  required: boolean | 'conditional'
  /** Null where nothing is mapped to the field. */
  origin: Origin | null
  /** The mapping of the field: a directive or a value. Absent where there is none of its own. */
  expression?: unknown
  /** What the mapping looks at in the event, with what is there; `''` is the whole event. */
  reads: { path: string; value?: unknown }[]
  /** What the mapping gave; absent for nothing. */
  mapped?: unknown
  /** What the action gets; absent for nothing. */
  payload?: unknown
  /** What cleaning and coercion did to the one, so that it became the other. */
  changes: Change[]
}

/** One thing that cleaning or coercion did. */
export interface Change {
  /** Where, as JSONPath from the payload. */
  path: string
  /** What, for example `removed: null is no value here`. */
  what: string
}

/** How an event ended. */
export interface Outcome {
  /** The stage that it ended at: `delivered`, or the one that refused it or failed. */
  stage: 'delivered' | 'trigger' | 'mapping' | 'validation' | 'action'
  /** An HTTP-like status. */
  status: number
  /** Why it was not delivered. */
  message?: string
  /** The code of the error. */
  code?: string
  /** Whether a host would send the event again. */
  retry: boolean
  /** After how many milliseconds, where the destination says so. */
  retryAfterMs?: number
  /** What the action returned; in a batch what came back for the event. */
  data?: unknown
}
