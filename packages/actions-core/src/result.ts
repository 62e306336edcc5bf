import type { ActionDestinationErrorResponseType, ActionDestinationSuccessResponseType } from './batch/multi-status'
import { CustomErrorCodes, MultiStatusErrorReporter } from './errors/codes'
import type { Redact } from './errors/redact'
import type { JSONLikeObject, JSONObject } from './data/json'

/** The result of one event of a batch. */
export type ResultMultiStatusNode =
  | ActionDestinationSuccessResponseType
  | (ActionDestinationErrorResponseType & {
      /** Who refused the event. */
      errorreporter: keyof typeof MultiStatusErrorReporter
    })

/** One step, or the whole, of what a delivery returned. */
export interface Result {
  /** What happened, for example `Action Executed` or `not subscribed`. */
  output?: JSONObject | string | null
  error?: JSONObject | null
  /** What `perform` returned; of a response its data. */
  data?: JSONObject | null
  /** The results of a batch, one for each event, in order. */
  multistatus?: ResultMultiStatusNode[]
}

/** What a host learns in `onComplete` when a delivery to a subscription ends. */
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

/** What a delivery returns when no event matches the trigger. */
export const NOT_SUBSCRIBED = 'not subscribed'

/** Makes the result of an event of a batch that cannot be sent: status 400, never retried. */
export function invalidNode(reason: string): ResultMultiStatusNode {
  return {
    status: 400,
    errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
    errormessage: reason,
    errorreporter: MultiStatusErrorReporter.INTEGRATIONS
  }
}

/** The places of a batch that the destination answered with 401. */
export function unauthorizedPlaces(results: Result[]): number[] {
  const nodes = results.find((result) => result.multistatus)?.multistatus ?? []
  return [...nodes.keys()].filter((place) => nodes[place]?.status === 401)
}

/** Puts the results of events that were sent again in their places. */
export function withResent(results: Result[], places: number[], resent: Result[]): Result[] {
  const nodes = resent.find((result) => result.multistatus)?.multistatus ?? []
  return results.map((result) => {
    if (!result.multistatus) return result
    const multistatus = [...result.multistatus]
    for (const [position, place] of places.entries()) multistatus[place] = nodes[position]
    return { ...result, multistatus }
  })
}

/** Removes the secrets from the messages of failed entries, and from the answers of the destination in them. */
export function redactedResults(results: Result[], redact: Redact): Result[] {
  return results.map((result) => {
    if (!result.multistatus?.some((node) => 'errormessage' in node)) return result
    const multistatus = result.multistatus.map((node) =>
      'errormessage' in node
        ? { ...node, errormessage: redact(node.errormessage), ...('body' in node && { body: redact(node.body) }) }
        : node
    )
    return { ...result, multistatus }
  })
}
