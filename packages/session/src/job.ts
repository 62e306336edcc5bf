import { setTimeout as sleep } from 'node:timers/promises'
import {
  errorData,
  isSuccess,
  omit,
  type AuthTokens,
  type JSONObject,
  type PollResponse,
  type ResultMultiStatusNode,
  type SegmentEvent
} from '@segment/actions-core'
import { failure, nodeOutcome, UNMET, type Delivery } from './deliver'
import { nodesOf } from './nodes'
import { withTokens } from './tokens'
import type { Explanation, JobReport, EventOutcome } from './report'

/** How a job is polled. */
export interface Polling {
  /** The seconds between two polls. */
  every: number
  /** Gets the state after each poll. */
  onPoll?: (job: JobReport) => void
  /** Ends the polling with an error. Default: nothing does. */
  signal?: AbortSignal
}

/** The most polls. By default they take ten minutes. */
export const MAX_POLLS = 120

/** What became of a job: a report of it, and the outcome of each event. */
export interface JobOutcome {
  job: JobReport
  outcomes: EventOutcome[]
}

/**
 * Uploads events as a job of an async action, and polls it until the outcome is known. An upload or a poll that is
 * answered with 401 is made once more with new tokens.
 */
export async function deliverJob(
  delivery: Delivery,
  events: SegmentEvent[],
  explanations: Explanation[],
  polling: Polling
): Promise<JobOutcome> {
  const job: JobReport = { states: [] }
  const sendable = explanations.map(({ trigger }) => trigger?.met !== false)
  if (!sendable.includes(true)) return { job, outcomes: explanations.map(() => UNMET) }
  try {
    const { destination, key, subscription } = delivery
    const settings = omit(delivery.settings, ['oauth']) as JSONObject
    const call = <Answer>(make: (account: { settings: JSONObject; auth: AuthTokens }) => Promise<Answer>) =>
      withTokens(delivery, (auth) => make({ settings, auth }))
    const { jobId, multiStatusResponse } = await call((account) =>
      destination.executeAsyncBatch(key, {
        ...account,
        events: events.filter((_, index) => sendable[index]),
        mapping: subscription.mapping
      })
    )
    const uploads = nodesOf(multiStatusResponse)
    const uploadCount = uploads.filter(isSuccess).length
    const ask = (id: string) =>
      call((account) => destination.executeAsyncPoll(key, { ...account, pollPayload: { jobId: id, uploadCount } }))
    if (jobId !== undefined) job.jobId = jobId
    const last =
      jobId === undefined || uploadCount === 0 ? undefined : await pollUntilDone(() => ask(jobId), job, polling)

    const results = last?.multiStatusResponse && nodesOf(last.multiStatusResponse)
    const [nextUpload, nextResult] = [uploads.values(), results?.values()]
    const outcomes = explanations.map((explanation, index): EventOutcome => {
      if (!sendable[index]) return UNMET
      const upload = nextUpload.next().value as ResultMultiStatusNode | undefined
      if (upload && !isSuccess(upload)) return nodeOutcome(upload, explanation)
      const result = nextResult?.next().value as ResultMultiStatusNode | undefined
      return unfinished(job, last) ?? nodeOutcome(result ?? upload, explanation)
    })
    return { job, outcomes }
  } catch (error) {
    return { job, outcomes: explanations.map((each, index) => (sendable[index] ? failure(error, each) : UNMET)) }
  }
}

/** Polls a job until it has succeeded or failed, and returns the last answer. Adds each state to the report. */
async function pollUntilDone(
  ask: () => Promise<PollResponse>,
  job: JobReport,
  { every, onPoll, signal }: Polling
): Promise<PollResponse> {
  for (;;) {
    const answer = await ask().catch((error: unknown) => laterOf(error, job.jobId!))
    job.states.push(answer.jobStatus)
    onPoll?.(job)
    if (answer.jobStatus === 'SUCCEEDED' || answer.jobStatus === 'FAILED' || job.states.length === MAX_POLLS) {
      return answer
    }
    await sleep(every * 1_000, undefined, { signal })
  }
}

/** A poll that failed for a reason that passes, as an answer: the job goes on. Throws other errors. */
function laterOf(error: unknown, jobId: string): PollResponse {
  const { status, retryable } = errorData(error)
  if (!retryable) throw error
  return { jobId, status, jobStatus: 'RETRYABLE_ERROR' }
}

/** The outcome of each event of a job that has not succeeded; undefined if it has, or was not polled. */
function unfinished({ jobId, states }: JobReport, last: PollResponse | undefined): EventOutcome | undefined {
  if (last === undefined || last.jobStatus === 'SUCCEEDED') return undefined
  const answered = last.status >= 400 && { status: last.status }
  if (last.jobStatus === 'FAILED') {
    return { stage: 'action', status: 500, message: `The job ${jobId} failed.`, retry: false, ...answered }
  }
  const message = `The job ${jobId} was not done after ${states.length} polls. Poll it by ./bin/run serve.`
  return { stage: 'action', status: 504, message, retry: false, ...answered }
}
