import { prepareBatch } from '../deliver-batch'
import { MultiStatusResponse, type ActionDestinationErrorResponseType } from './multi-status'
import { CloudAction } from '../action'
import type { AsyncActionDefinition, AsyncBatchResponse, PollPayload, PollResponse } from '../definition'
import { CustomErrorCodes } from '../errors/codes'
import { IntegrationError, InvalidAuthenticationError, RetryableError, statusOf } from '../errors/classes'
import { batchInputOf, type Execution } from '../execution'
import { HTTPError } from '../http/errors'
import type { JSONLikeObject, JSONObject } from '../data/json'
import type { ExecuteBundle } from '../action'
import { countDiscarded } from '../host'
import type { SegmentEvent } from '../definition/segment-event'

/** The status that an error of the upload gives to its entries; undefined for errors that are not theirs. */
function uploadFailure(error: unknown): number | undefined {
  if (error instanceof HTTPError) return error.response.status
  if (error instanceof IntegrationError) return error.status ?? 400
  if (error instanceof RetryableError || error instanceof InvalidAuthenticationError) return error.status
  return undefined
}

/** An action that uploads a batch and is later asked how the job stands. */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's defaults
export class AsyncAction<Settings = any, Payload = any, AudienceSettings = any> extends CloudAction<
  Settings,
  AsyncActionDefinition<Settings, Payload, AudienceSettings>
> {
  /**
   * Uploads many events.
   *
   * @returns the job to ask for, and a result for each event, in order; an upload that failed has no job and gives its
   * error to every event that was to be sent
   * @throws errors that are not about the upload, and those of `prepareBatch`
   */
  async executeBatch(bundle: ExecuteBundle<(SegmentEvent | JSONObject)[], Settings>): Promise<AsyncBatchResponse> {
    const { data, ...execution } = bundle
    const results = new MultiStatusResponse()
    const ready = prepareBatch(this, data as SegmentEvent[], execution as Execution, (index, errormessage) => {
      results.setErrorResponseAtIndex(index, {
        status: 400,
        errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
        errormessage
      })
    })
    if (ready.length === 0) return { jobId: undefined, status: 200, multiStatusResponse: results }

    const payloads = ready.map(({ payload }) => payload as Payload)
    const events = ready.map(({ event }) => event)
    const input = batchInputOf(this.definition, execution as Execution<Settings>, events, payloads)
    try {
      const answer = await this.definition.performBatch(this.requestClient(input), input as never)
      for (const [position, { index }] of ready.entries()) {
        const entry = answer.multiStatusResponse?.getResponseAtIndex(position)
        if (entry) {
          results.pushResponseObjectAtIndex(index, entry)
          continue
        }
        countDiscarded(execution.statsContext)
        results.setErrorResponseAtIndex(index, {
          status: 500,
          errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
          errormessage: 'MultiStatusResponse is missing a response at the specified index'
        })
      }
      return { jobId: answer.jobId, status: answer.status ?? 200, multiStatusResponse: results }
    } catch (error) {
      const status = uploadFailure(error)
      if (status === undefined) throw error
      for (const { index, payload } of ready) {
        results.setErrorResponseAtIndex(index, {
          status,
          errormessage: (error as Error).message,
          sent: payload as JSONLikeObject
        } satisfies ActionDestinationErrorResponseType)
      }
      return { jobId: undefined, status: statusOf(error) ?? 500, multiStatusResponse: results }
    }
  }

  /** Asks how a job stands. */
  async executePoll(
    bundle: Omit<Execution<Settings>, 'mapping'> & { pollPayload: PollPayload }
  ): Promise<PollResponse> {
    const { pollPayload, ...context } = bundle
    const input = { ...context, rawData: pollPayload, payload: pollPayload }
    return this.definition.performPoll(this.requestClient(input), input as never)
  }
}
