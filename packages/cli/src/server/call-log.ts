import type { Context, MiddlewareHandler } from 'hono'
import { hintFor } from '@segment/action-destinations/nearest-names'
import {
  type Call,
  CallError,
  toFailure,
  type Failure,
  ignoredKeys,
  type JsonBody,
  type ActionAnswer,
  type EventOutcome,
  VERDICT_WORDS,
  verdictOf
} from '@segment/actions-session'
import { clip } from '../terminal/paint'

/** The maximum length of a line. */
const LONGEST = 300

/** The key of the context variable with the outcome of a call. */
const REMARKS = 'remarks'

/**
 * Calls `log` with a line for each call: number, method, path, status, duration, and what was passed to {@link remark}:
 * `#2 POST /send 200 13 ms: 1 request (503), retried: 503 SERVICE_UNAVAILABLE`.
 */
export function logCalls(log: (line: string) => void): MiddlewareHandler {
  let calls = 0
  return async (context, next) => {
    const number = ++calls
    const started = performance.now()
    await next()
    const duration = Math.round(performance.now() - started)
    const remarks = (context.get(REMARKS) ?? []) as string[]
    const outcome = remarks.length > 0 ? `: ${remarks.join(', ')}` : ''
    const line = `#${number} ${context.req.method} ${context.req.path} ${context.res.status} ${duration} ms${outcome}`
    // Posted text must not break the line or move the cursor.
    log(clip(line.replace(/\p{Cc}+/gu, ' '), LONGEST))
  }
}

/** Adds the outcome of a call to its log line. */
export function remark(context: Context, remarks: string[]): void {
  context.set(REMARKS, remarks)
}

/**
 * Describes the outcome of a call, without its secrets: requests, trigger, failures, and ignored keys of the body.
 *
 * @param known the keys that the route reads; undefined if it reads any key
 */
export async function describeCall(call: Call, answer: unknown, known?: readonly string[]): Promise<string[]> {
  return call.redact([await requestsOf(call), ...describeAnswer(answer), ...describeIgnored(call.body, known)])
}

/**
 * Describes a call that failed as a whole, without its secrets. Of errors that are not our own it only contains the
 * code.
 *
 * @param call undefined if not even its body could be read
 */
export async function describeFailure(call: Call | undefined, error: unknown): Promise<string[]> {
  const refusal = error instanceof CallError ? [`refused: ${error.message}`] : undefined
  if (!call) return refusal ?? [`failed with ${codeOf(toFailure(error))}`]
  return call.redact(refusal ?? [await requestsOf(call), `failed with ${codeOf(toFailure(error))}`])
}

async function requestsOf({ recorder }: Call): Promise<string> {
  const statuses = (await recorder.exchanges()).map(({ response }) => response.statusCode || 'no response')
  const requests = statuses.length === 1 ? '1 request' : `${statuses.length || 'no'} requests`
  return statuses.length > 0 ? `${requests} (${[...new Set(statuses)].join(', ')})` : requests
}

function describeAnswer(answer: unknown): string[] {
  if (!Array.isArray(answer)) return []
  const elements = answer as ActionAnswer
  const { matched = [], filters = [], multistatus = [] } = elements[0]?.outcome ?? {}
  const isDropped = (event: number) => filters[event]?.at(-1)?.do === 'drop' && filters[event].at(-1)!.applied
  const isUnmatched = (event: number) => matched[event] === false && !isDropped(event)
  const positions = [...(multistatus.length > 0 ? multistatus : [0]).keys()]
  const failures = elements
    .filter((element) => 'requestError' in element)
    .filter(({ event }) => event === undefined || !(isDropped(event) || isUnmatched(event)))
  const verdicts = [
    ...positions.filter(isDropped).map(() => sentenceOf({ stage: 'filter' })),
    ...positions.filter(isUnmatched).map(() => sentenceOf({ stage: 'trigger' })),
    ...failures.map((failure) => sentenceOf({ stage: isInvalid(failure) ? 'validation' : 'action', failure }))
  ]
  const isBatch = multistatus.length > 1
  return [...new Set(verdicts)].map((sentence) => {
    const count = verdicts.filter((each) => each === sentence).length
    return isBatch ? `${count} of ${multistatus.length} events ${sentence}` : sentence
  })
}

/** What became of an event, in the words of the page: `discarded: no matching mapping`. */
function sentenceOf({ stage, failure }: { stage: EventOutcome['stage']; failure?: Failure }): string {
  const { statusCode: status = 400, code, retry = false, fields } = failure ?? {}
  const { verdict, reason = '' } = verdictOf({ stage, status, code, retry })
  const names = fields ? ` (${Object.keys(fields).join(', ')})` : ''
  return `${VERDICT_WORDS[verdict].toLowerCase()}: ${stage === 'action' ? reason : reason.toLowerCase()}${names}`
}

function isInvalid({ fields, code }: Failure): boolean {
  return fields !== undefined || code === 'PAYLOAD_VALIDATION_FAILED'
}

function codeOf({ code, statusCode, fields }: Failure): string | number {
  return code ?? (fields ? `invalid fields (${Object.keys(fields).join(', ')})` : statusCode)
}

/** The maximum number of ignored keys that are named. */
const NAMED = 5

function describeIgnored(body: JsonBody, known: readonly string[] | undefined): string[] {
  const ignored = known ? ignoredKeys(body, known) : []
  if (known === undefined || ignored.length === 0) return []
  const names = ignored.slice(0, NAMED).map((key) => {
    const hint = hintFor(key, known, '')
    return hint ? `'${key}' (${hint})` : `'${key}'`
  })
  return [`ignored in the body: ${names.join(', ')}${ignored.length > NAMED ? ', …' : ''}`]
}
