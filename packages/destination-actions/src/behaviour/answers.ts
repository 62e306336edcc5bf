import { errorData, TimeoutError } from '@segment/actions-core'
import type { ResultMultiStatusNode } from '@segment/actions-core'
import type { Finding } from '../conformance'
import type { BehaviourCheck } from './check'
import { deliveredTrials, send, type Candidate, type Trial } from './candidate'
import { answer, type Delivery, type SentRequest } from './deliver'

interface Fault {
  /** Continues a sentence after "when ". */
  what: string
  play: (request: SentRequest) => Response
  status: number
  retryable: boolean
}

const refusals = [
  { status: 400, retryable: false },
  { status: 401, retryable: false },
  { status: 429, retryable: true },
  { status: 500, retryable: true },
  { status: 503, retryable: true }
]

const faults: Fault[] = [
  ...refusals.map(({ status, retryable }) => ({
    what: `the API answers ${status}`,
    play: () => answer(status, { error: 'no', message: 'no' }),
    status,
    retryable
  })),
  {
    what: 'the API does not answer in time',
    play: ({ url }) => {
      throw new TimeoutError(new Request(url), { timeout: 10_000 } as ConstructorParameters<typeof TimeoutError>[1])
    },
    status: 408,
    retryable: true
  },
  {
    what: 'the connection breaks',
    play: () => {
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    },
    status: 500,
    retryable: true
  }
]

/**
 * An error response, a timeout or a broken connection reaches the host with its status, which decides whether the host
 * retries; or the difference is declared with its reason.
 */
export const checkRefusals: BehaviourCheck = async (candidate) => {
  const declared = (candidate.declaration.refusals ?? []).flatMap(({ actions, reason }) => (reason ? actions : []))
  const differing = new Set<string>()
  const findings = await forEachRequest(candidate, faults, ({ what, status, retryable }, delivery, action) => {
    const outcomes = outcomesOf(delivery)
    const wrong = outcomes.find((outcome) => outcome.status !== status || outcome.retryable !== retryable)
    if (!wrong) return undefined
    const failed = wrong.status >= 300
    if (failed) differing.add(action)
    if (failed && declared.includes(action)) return undefined
    const found = failed ? `the event fails with ${describe(wrong)}` : 'the event counts as delivered'
    return `when ${what}, ${found}. It should fail with ${describe({ status, retryable })}.`
  })
  const stale = declared.filter((action) => !differing.has(action))
  return [
    ...findings,
    ...stale.map((action) => ({
      place: `actions.${action}`,
      message: `every refusal reaches the host with its status. Remove the action from "refusals" of conformance.json.`
    }))
  ]
}

const malformed = [
  { what: 'JSON that is cut off', play: () => answer(200, '{"results": [{"sta') },
  { what: 'null', play: () => answer(200, 'null') },
  { what: 'a text in the place of an object', play: () => answer(200, '"ok"') },
  { what: 'a page of HTML', play: () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } }) },
  { what: 'an empty body', play: () => new Response(null, { status: 204 }) }
]

/** A nonsensical response is accepted or causes an error with a status, never a JavaScript error. */
export const checkMalformedAnswers: BehaviourCheck = (candidate) =>
  forEachRequest(candidate, malformed, ({ what }, { error }) => {
    if (error === undefined || hasStatus(error)) return undefined
    return `when the API answers ${what}, it throws ${String(error)}. Look at what an answer holds before reading it.`
  })

type Judge<Played> = (played: Played, delivery: Delivery, action: string) => string | undefined

/**
 * Plays each fault at each request of an event, and of a batch of one, and again if that request is repeated, as after
 * a token refresh. The other requests succeed.
 */
async function forEachRequest<Played extends Pick<Fault, 'what' | 'play'>>(
  candidate: Candidate,
  played: Played[],
  judge: Judge<Played>
): Promise<Finding[]> {
  const findings = await Promise.all(
    deliveredTrials(candidate).flatMap((trial) =>
      waysOf(candidate, trial).flatMap(({ place, data, count }) =>
        Array.from({ length: count }).flatMap((_, at) =>
          played.map(async (fault) => {
            let faulty: SentRequest | undefined
            const delivery = await send(candidate, trial.subscription, data, (request, index) => {
              if (index === at) faulty = request
              return faulty && isAgain(faulty, request) ? fault.play(request) : candidate.vendor(request, index)
            })
            const message = judge(fault, delivery, trial.subscription.partnerAction)
            return message === undefined ? [] : [{ place, message }]
          })
        )
      )
    )
  )
  return findings.flat()
}

function isAgain(before: SentRequest, request: SentRequest): boolean {
  return before.method === request.method && before.url === request.url && before.body === request.body
}

function waysOf({ definition }: Candidate, { subscription, delivered: { event, delivery } }: Required<Trial>) {
  const place = `actions.${subscription.partnerAction}`
  const count = delivery.requests.length
  const single = { place: `${place}.perform`, data: event, count }
  if (!definition.actions[subscription.partnerAction]!.performBatch) return [single]
  return [single, { place: `${place}.performBatch`, data: [event], count: Math.min(count, 1) }]
}

/** Returns what a host sees of each event: the error, or the entry of a batch; status 200 stands for success. */
function outcomesOf({ error, results }: Delivery): { status: number; retryable: boolean }[] {
  if (error !== undefined) return [errorData(error)]
  const entries = results.flatMap(({ multistatus = [] }): ResultMultiStatusNode[] => multistatus)
  if (entries.length === 0) return [{ status: 200, retryable: false }]
  return entries.map((entry) => errorData(entry))
}

function describe({ status, retryable }: { status: number; retryable: boolean }): string {
  return `${status}, ${retryable ? 'to be retried' : 'not to be retried'}`
}

function hasStatus(error: unknown): boolean {
  const { status, response, code } = error as { status?: unknown; response?: unknown; code?: unknown }
  return typeof status === 'number' || response !== undefined || code === 'ETIMEDOUT'
}
