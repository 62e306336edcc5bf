import { CloudAction, type ExecuteBundle } from './action'
import type { JSONLikeObject, JSONObject } from './data/json'
import type { AsyncActionDefinition, AsyncBatchResponse, PollPayload, PollResponse } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { prepareBatch } from './deliver-batch'
import { IntegrationError, InvalidAuthenticationError, RetryableError, statusOf } from './errors/classes'
import { CustomErrorCodes } from './errors/codes'
import { batchInputOf, countDiscarded, type Execution } from './execution'
import { HTTPError } from './http/errors'
import { MultiStatusResponse, type ActionDestinationErrorResponseType } from './result'

/** The status that the events of a failed upload get; undefined for other errors. */
function uploadFailure(error: unknown): number | undefined {
  if (error instanceof HTTPError) return error.response.status
  if (error instanceof IntegrationError) return error.status ?? 400
  if (error instanceof RetryableError || error instanceof InvalidAuthenticationError) return error.status
  return undefined
}

/**
 * An action that uploads a batch as a job, and is polled for the results.
 *
 * @example
 * const poll = (action: AsyncAction) => action.executePoll({ settings: {}, pollPayload: { jobId: '1', uploadCount: 1 } })
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's defaults
export class AsyncAction<Settings = any, Payload = any, AudienceSettings = any> extends CloudAction<
  Settings,
  AsyncActionDefinition<Settings, Payload, AudienceSettings>
> {
  /**
   * Uploads many events.
   *
   * @returns the job to poll, and a result for each event, in order; after a failed upload there is no job, and each
   * valid event gets the error as its result
   * @throws errors that do not come from the upload, and those of `prepareBatch`
   */
  async executeBatch(bundle: ExecuteBundle<(SegmentEvent | JSONObject)[], Settings>): Promise<AsyncBatchResponse> {
    const { data, ...execution } = bundle
    const results = new MultiStatusResponse()
    const { places, events, payloads } = prepareBatch(
      this,
      data as SegmentEvent[],
      execution as Execution,
      (index, { message: errormessage }) => {
        results.setErrorResponseAtIndex(index, {
          status: 400,
          errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
          errormessage
        })
      }
    )
    if (places.length === 0) return { jobId: undefined, status: 200, multiStatusResponse: results }

    const input = batchInputOf(this.definition, execution as Execution<Settings>, events, payloads as Payload[])
    try {
      const answer = await this.definition.performBatch(this.requestClient(input), input as never)
      for (const [position, place] of places.entries()) {
        const entry = answer.multiStatusResponse?.getResponseAtIndex(position)
        if (entry) {
          results.pushResponseObjectAtIndex(place, entry)
          continue
        }
        countDiscarded(execution.statsContext)
        results.setErrorResponseAtIndex(place, {
          status: 500,
          errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
          errormessage: 'MultiStatusResponse is missing a response at the specified index'
        })
      }
      return { jobId: answer.jobId, status: answer.status ?? 200, multiStatusResponse: results }
    } catch (error) {
      const status = uploadFailure(error)
      if (status === undefined) throw error
      for (const [position, place] of places.entries()) {
        results.setErrorResponseAtIndex(place, {
          status,
          errormessage: (error as Error).message,
          sent: payloads[position] as JSONLikeObject
        } satisfies ActionDestinationErrorResponseType)
      }
      return { jobId: undefined, status: statusOf(error) ?? 500, multiStatusResponse: results }
    }
  }

  /** Asks the destination for the state of a job. */
  async executePoll(
    bundle: Omit<Execution<Settings>, 'mapping'> & { pollPayload: PollPayload }
  ): Promise<PollResponse> {
    const { pollPayload, ...context } = bundle
    const input = { ...context, rawData: pollPayload, payload: pollPayload }
    return this.definition.performPoll(this.requestClient(input), input as never)
  }
}
