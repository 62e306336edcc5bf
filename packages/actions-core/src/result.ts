import type { JSONLikeObject, JSONObject } from './data/json'
import { ErrorCodes, getErrorCodeFromHttpStatus, MultiStatusErrorReporter } from './errors/codes'
import type { ErrorScope } from './errors/scope'

/**
 * The result of an event of a batch that the destination accepted.
 *
 * @example
 * const success: ActionDestinationSuccessResponseType = { status: 200, sent: { id: '1' }, body: 'OK' }
 */
export interface ActionDestinationSuccessResponseType {
  status: number
  /** What was sent for the event. */
  sent: JSONLikeObject | string
  /** What the destination responded for the event. */
  body: JSONLikeObject | string
}

/**
 * The result of an event of a batch that failed.
 *
 * @example
 * const failure: ActionDestinationErrorResponseType = { status: 429, errormessage: 'Too many requests.' }
 */
export interface ActionDestinationErrorResponseType {
  status: number
  /** Default: the name of the status. */
  errortype?: keyof typeof ErrorCodes
  errormessage: string
  sent?: JSONLikeObject | string
  body?: JSONLikeObject | string
  /** Whether a retry may succeed. Default: by the status. */
  retryable?: boolean
  /** How many milliseconds to wait before a retry. Default: what the response with this status says in `Retry-After`. */
  retryAfterMs?: number
  /** What the error is about. Default: by the status and the error type. */
  scope?: ErrorScope
}

/**
 * An entry of a {@link MultiStatusResponse} that succeeded.
 *
 * @example
 * const success = new ActionDestinationSuccessResponse({ status: 200, sent: { id: '1' }, body: { ok: true } })
 */
export class ActionDestinationSuccessResponse {
  private data: ActionDestinationSuccessResponseType

  constructor(data: ActionDestinationSuccessResponseType) {
    this.data = data
  }

  /** Returns the result as plain data. */
  value(): ActionDestinationSuccessResponseType {
    return this.data
  }
}

/**
 * An entry of a {@link MultiStatusResponse} that failed.
 *
 * @example
 * const failure = new ActionDestinationErrorResponse({ status: 400, errormessage: 'The email address is missing.' })
 * failure.value().errortype // 'BAD_REQUEST'
 */
export class ActionDestinationErrorResponse {
  private data: ActionDestinationErrorResponseType

  constructor(data: ActionDestinationErrorResponseType) {
    this.data = data.errortype ? data : { ...data, errortype: getErrorCodeFromHttpStatus(data.status) }
  }

  /** Returns the result as plain data. */
  value(): ActionDestinationErrorResponseType {
    return this.data
  }
}

type Entry = ActionDestinationSuccessResponse | ActionDestinationErrorResponse
type Success = ActionDestinationSuccessResponse | ActionDestinationSuccessResponseType
type Failure = ActionDestinationErrorResponse | ActionDestinationErrorResponseType

function success(entry: Success): ActionDestinationSuccessResponse {
  return entry instanceof ActionDestinationSuccessResponse ? entry : new ActionDestinationSuccessResponse(entry)
}

function failure(entry: Failure): ActionDestinationErrorResponse {
  return entry instanceof ActionDestinationErrorResponse ? entry : new ActionDestinationErrorResponse(entry)
}

/**
 * What `performBatch` returns to give each payload its own result, in the order of the payloads.
 *
 * @example
 * const results = new MultiStatusResponse()
 * results.setSuccessResponseAtIndex(0, { status: 200, sent: { id: '1' }, body: { ok: true } })
 * results.setErrorResponseAtIndex(1, { status: 400, errormessage: 'The email address is missing.' })
 */
export class MultiStatusResponse {
  private responses: Entry[] = []

  /** The number of entries, holes included. */
  length(): number {
    return this.responses.length
  }

  pushResponseObject(response: Entry): void {
    this.responses.push(response)
  }

  pushSuccessResponse(response: Success): void {
    this.responses.push(success(response))
  }

  pushErrorResponse(response: Failure): void {
    this.responses.push(failure(response))
  }

  /** Sets the entry of the payload at `index`, replacing what was there. */
  pushResponseObjectAtIndex(index: number, response: Entry): void {
    this.responses[index] = response
  }

  setSuccessResponseAtIndex(index: number, response: Success): void {
    this.responses[index] = success(response)
  }

  setErrorResponseAtIndex(index: number, response: Failure): void {
    this.responses[index] = failure(response)
  }

  /** Removes an entry and leaves a hole, so that the others keep their places. */
  unsetResponseAtIndex(index: number): void {
    delete this.responses[index]
  }

  isSuccessResponseAtIndex(index: number): boolean {
    return this.responses[index] instanceof ActionDestinationSuccessResponse
  }

  isErrorResponseAtIndex(index: number): boolean {
    return this.responses[index] instanceof ActionDestinationErrorResponse
  }

  getResponseAtIndex(index: number): Entry {
    return this.responses[index]
  }

  /** Returns the list of entries itself, not a copy. It has holes where no entry is set. */
  getAllResponses(): Entry[] {
    return this.responses
  }

  get successCount(): number {
    return this.responses.filter((entry) => entry instanceof ActionDestinationSuccessResponse).length
  }

  get errorCount(): number {
    return this.responses.filter((entry) => entry instanceof ActionDestinationErrorResponse).length
  }
}

/**
 * The result of one event of a batch, as hosts get it.
 *
 * @example
 * const isFailed = (node: ResultMultiStatusNode) => node.status >= 400
 */
export type ResultMultiStatusNode =
  | ActionDestinationSuccessResponseType
  | (ActionDestinationErrorResponseType & {
      /** Who rejected the event. */
      errorreporter: keyof typeof MultiStatusErrorReporter
    })

/**
 * The result of one step of a delivery, or of a batch.
 *
 * @example
 * const isDelivered = (results: Result[]) => results.some(({ output }) => output === 'Action Executed')
 */
export interface Result {
  /** What happened, for example `Action Executed` or `not subscribed`. */
  output?: JSONObject | string | null
  error?: JSONObject | null
  /** What `perform` returned. If that is a response, its data. */
  data?: JSONObject | null
  /** The results of a batch, one for each event, in order. */
  multistatus?: ResultMultiStatusNode[]
}

/**
 * What `onComplete` receives when a delivery to a subscription ends.
 *
 * @example
 * const report = ({ action, duration }: SubscriptionStats) => `${action} took ${duration} ms`
 */
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
  /** Set after an error, and if no event matched; otherwise null. */
  output: Result[] | null
}
