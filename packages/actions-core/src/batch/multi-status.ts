import { ErrorCodes, getErrorCodeFromHttpStatus } from '../errors/codes'
import type { JSONLikeObject } from '../data/json'

/** The result of an entry that the destination took. */
export interface ActionDestinationSuccessResponseType {
  status: number
  /** What was sent for the entry. */
  sent: JSONLikeObject | string
  /** What the destination answered for it. */
  body: JSONLikeObject | string
}

/** The result of an entry that failed. */
export interface ActionDestinationErrorResponseType {
  status: number
  /** Default: the name of the status. */
  errortype?: keyof typeof ErrorCodes
  errormessage: string
  sent?: JSONLikeObject | string
  body?: JSONLikeObject | string
}

/** An entry of a batch that succeeded. */
export class ActionDestinationSuccessResponse {
  private data: ActionDestinationSuccessResponseType

  constructor(data: ActionDestinationSuccessResponseType) {
    this.data = data
  }

  /** The result as plain data. */
  value(): ActionDestinationSuccessResponseType {
    return this.data
  }
}

/** An entry of a batch that failed. */
export class ActionDestinationErrorResponse {
  private data: ActionDestinationErrorResponseType

  constructor(data: ActionDestinationErrorResponseType) {
    this.data = data.errortype ? data : { ...data, errortype: getErrorCodeFromHttpStatus(data.status) }
  }

  /** The result as plain data. */
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

/** The results of a batch, one for each payload, in the order of the payloads. */
export class MultiStatusResponse {
  private responses: Entry[] = []

  /** How many entries there are, counting holes. */
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

  /** Takes an entry out and leaves a hole, so that the others keep their places. */
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

  /** All entries, with holes where none was set; the list itself and not a copy. */
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
