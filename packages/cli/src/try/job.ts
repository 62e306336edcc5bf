import {
  errorData,
  getAuthData,
  getOAuth2Data,
  omit,
  type AuthTokens,
  type JSONObject,
  type PollResponse,
  type ResultMultiStatusNode,
  type SegmentEvent
} from '@segment/actions-core'
import { isSuccess, nodesOf } from '@segment/actions-session'
import { failure, nodeOutcome, UNMET, type Delivery } from './deliver'
import type { Explanation, JobReport, Outcome } from './report'

/** How a job is polled. */
export interface Polling {
  /** The seconds between two polls. */
  every: number
  /** Gets the state after each poll. */
  onPoll?: (job: JobReport) => void
}

/** The most polls. By default they take ten minutes. */
export const MAX_POLLS = 120

/** What became of a job: a report of it, and the outcome of each event. */
export interface JobOutcome {
  job: JobReport
  outcomes: Outcome[]
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
    const call = withTokens(delivery)
    const { destination, key, subscription } = delivery
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
    const outcomes = explanations.map((explanation, index): Outcome => {
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
  { every, onPoll }: Polling
): Promise<PollResponse> {
  for (;;) {
    const answer = await ask().catch((error: unknown) => laterOf(error, job.jobId!))
    job.states.push(answer.jobStatus)
    onPoll?.(job)
    if (answer.jobStatus === 'SUCCEEDED' || answer.jobStatus === 'FAILED' || job.states.length === MAX_POLLS) {
      return answer
    }
    await new Promise((done) => setTimeout(done, every * 1_000))
  }
}

/** A poll that failed for a reason that passes, as an answer: the job goes on. Throws other errors. */
function laterOf(error: unknown, jobId: string): PollResponse {
  const { status, retryable } = errorData(error)
  if (!retryable) throw error
  return { jobId, status, jobStatus: 'RETRYABLE_ERROR' }
}

/** The outcome of each event of a job that has not succeeded; undefined if it has, or was not polled. */
function unfinished({ jobId, states }: JobReport, last: PollResponse | undefined): Outcome | undefined {
  if (last === undefined || last.jobStatus === 'SUCCEEDED') return undefined
  const answered = last.status >= 400 && { status: last.status }
  if (last.jobStatus === 'FAILED') {
    return { stage: 'action', status: 500, message: `The job ${jobId} failed.`, retry: false, ...answered }
  }
  const message = `The job ${jobId} was not done after ${states.length} polls. Poll it by ./bin/run serve.`
  return { stage: 'action', status: 504, message, retry: false, ...answered }
}

/** The account as the functions of the runtime take it. */
interface Account {
  settings: JSONObject
  auth: AuthTokens
}

/** Returns a function that makes calls with the tokens of an account, and once more with new ones after a 401. */
function withTokens({ destination, settings, onTokenRefresh }: Delivery) {
  const account: Account = { settings: omit(settings, ['oauth']) as JSONObject, auth: getAuthData(settings) }

  async function refresh(): Promise<boolean> {
    const { authentication } = destination
    if (!authentication || !('refreshAccessToken' in authentication)) return false
    const credentials = { ...getOAuth2Data(settings), ...account.auth }
    const fresh = await destination.refreshAccessToken(account.settings, credentials)
    if (!fresh) return false
    account.auth = { ...account.auth, ...fresh }
    await onTokenRefresh?.(fresh)
    return true
  }

  return async <Answer extends { status: number }>(make: (account: Account) => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await make(account)
      if (answer.status !== 401 || !(await refresh())) return answer
    } catch (error) {
      if (errorData(error).status !== 401 || !(await refresh())) throw error
    }
    return make(account)
  }
}
