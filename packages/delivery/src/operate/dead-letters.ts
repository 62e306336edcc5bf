import { UsageError } from '@segment/actions-input'
import { millisecondsOf } from '../config/schema'
import type { DeadFilter, DeadLetter } from '../store/dead-letter'
import type { Store } from '../store/store'

/** Which dead letters, as flags say it. */
export interface DeadFlags {
  destination?: string
  subscription?: string
  code?: string
  /** A time, such as `2026-01-31T12:00Z`, or how long ago, such as `2h`. */
  since?: string
  until?: string
  id?: number[]
}

/**
 * Reads a filter from flags.
 *
 * @param now milliseconds since 1970. Default: the time of the machine
 * @throws UsageError for a time that cannot be read
 */
export function deadFilter({ since, until, id, ...names }: DeadFlags, now = Date.now()): DeadFilter {
  return {
    ...(names.destination !== undefined && { destination: names.destination }),
    ...(names.subscription !== undefined && { subscription: names.subscription }),
    ...(names.code !== undefined && { code: names.code }),
    ...(since !== undefined && { since: timeOf('since', since, now) }),
    ...(until !== undefined && { until: timeOf('until', until, now) }),
    ...(id !== undefined && id.length > 0 && { ids: id })
  }
}

function timeOf(name: string, text: string, now: number): number {
  if (/^\d+(\.\d+)?(ms|s|m|h|d)$/.test(text)) return now - millisecondsOf(text)
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return time
  throw new UsageError(`'${text}' is not a time for ${name}. Pass one such as 2026-01-31T12:00Z, or an age such as 2h.`)
}

/**
 * Turns dead letters into events to deliver again.
 *
 * @param all whether the filter may be empty, so that everything is delivered again
 * @returns how many
 * @throws UsageError for an empty filter without `all`
 */
export async function replay(store: Pick<Store, 'replay'>, filter: DeadFilter, all = false): Promise<number> {
  if (!all && Object.keys(filter).length === 0) {
    throw new UsageError(
      'Say which dead letters: --all, or --destination, --subscription, --code, --since, --until or --id.'
    )
  }
  return store.replay(filter)
}

/** A dead letter for programs: its event and its sample as data. */
export interface DeadLetterReport extends Omit<DeadLetter, 'receivedAt' | 'failedAt' | 'body' | 'sample'> {
  receivedAt: string
  failedAt: string
  /** The event, or its text if it is not JSON. */
  event: unknown
  /** Null if the event failed before a request. */
  sample: DeadLetterSample | null
}

/** The last request for a dead letter and its answer, without secrets. */
export interface DeadLetterSample {
  /** Absent if there was none. */
  request?: { method?: string; url: string; headers: Record<string, string>; body?: string }
  response: { status: number; body?: string }
}

/** Makes a dead letter readable for programs. */
export function describeDeadLetter(letter: DeadLetter): DeadLetterReport {
  const { receivedAt, failedAt, body, sample, ...rest } = letter
  return {
    ...rest,
    receivedAt: new Date(receivedAt).toISOString(),
    failedAt: new Date(failedAt).toISOString(),
    event: parsed(body),
    sample: sample === null ? null : (JSON.parse(sample) as DeadLetterSample)
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/**
 * Prints dead letters for people, each with the start of the vendor's answer.
 *
 * @param limit how many were asked for: if there are as many, a last line says how to see older ones
 */
export function printDeadLetters(letters: readonly DeadLetter[], limit: number): string[] {
  if (letters.length === 0) return ['No dead letters.']
  const older = letters.length < limit ? [] : [`Older ones: --before ${letters.at(-1)!.id}`]
  return [...letters.flatMap(printDeadLetter), ...older]
}

/** The most characters of an answer that are printed. */
const MOST_CHARACTERS = 200

function printDeadLetter(letter: DeadLetter): string[] {
  const { id, failedAt, destination, subscription, title, code, scope, status, attempts, message } = letter
  const { response } = describeDeadLetter(letter).sample ?? {}
  const answer = oneLine(response?.body ?? '')
  const start = answer.length > MOST_CHARACTERS ? `${answer.slice(0, MOST_CHARACTERS)}…` : answer
  const tries = attempts === 1 ? 'one attempt' : `${attempts} attempts`
  return [
    `${id}  ${new Date(failedAt).toISOString()}  ${destination}/${subscription}  ${oneLine(title)}`,
    `    ${code} ${status}, about the ${scope}, after ${tries}: ${oneLine(message)}`,
    ...(start === '' || start === message ? [] : [`    answer: ${start}`])
  ]
}

/** Events and answers may hold anything, also what controls a terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
}
