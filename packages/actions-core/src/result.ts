import type { ActionDestinationErrorResponseType, ActionDestinationSuccessResponseType } from './batch/multi-status'
import type { MultiStatusErrorReporter } from './errors/codes'
import type { JSONLikeObject, JSONObject } from './data/json'

/** The result of one event of a batch. */
export type ResultMultiStatusNode =
  | ActionDestinationSuccessResponseType
  | (ActionDestinationErrorResponseType & {
      /** Who refused the event. */
      errorreporter: keyof typeof MultiStatusErrorReporter
    })

/** One step, or the whole, of what a delivery gave. */
export interface Result {
  /** What happened, for example `Action Executed` or `not subscribed`. */
  output?: JSONObject | string | null
  error?: JSONObject | null
  /** What `perform` returned; of a response its data. */
  data?: JSONObject | null
  /** The results of a batch, one for each event, in order. */
  multistatus?: ResultMultiStatusNode[]
}

/** What a host learns in `onComplete` when a subscription was worked off. */
export interface SubscriptionStats {
  /** Milliseconds, with decimals. */
  duration: number
  /** Name of the destination. */
  destination: string
  /** Key of the action. */
  action: string
  /** The trigger. */
  subscribe: string
  input: {
    /** The event, or the events of a batch. */
    data: JSONLikeObject | JSONLikeObject[]
    mapping: JSONObject
    settings: JSONObject
  }
  /** Set after an error and when nothing matched, otherwise null. */
  output: Result[] | null
}
