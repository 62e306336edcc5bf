import { UsageError } from '@segment/actions-input'
import { millisecondsOf } from '../config/schema'
import type { DeadFilter, DeadLetter } from '../store/store'

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
    ...(since !== undefined && { since: timeOf('--since', since, now) }),
    ...(until !== undefined && { until: timeOf('--until', until, now) }),
    ...(id !== undefined && id.length > 0 && { ids: id })
  }
}

function timeOf(flag: string, text: string, now: number): number {
  if (/^\d+(\.\d+)?(ms|s|m|h|d)$/.test(text)) return now - millisecondsOf(text)
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return time
  throw new UsageError(`${flag} '${text}' is not valid. Pass a time such as 2026-01-31T12:00Z, or an age such as 2h.`)
}

/** A dead letter as JSON for programs: its event and its sample as data. */
export function describeDeadLetter(letter: DeadLetter): Record<string, unknown> {
  const { receivedAt, failedAt, body, sample, ...rest } = letter
  return {
    ...rest,
    receivedAt: new Date(receivedAt).toISOString(),
    failedAt: new Date(failedAt).toISOString(),
    event: JSON.parse(body) as unknown,
    sample: sample === null ? null : (JSON.parse(sample) as unknown)
  }
}

/** Prints dead letters for people. */
export function printDeadLetters(letters: readonly DeadLetter[]): string[] {
  if (letters.length === 0) return ['There are no such dead letters.']
  return letters.flatMap(
    ({ id, failedAt, destination, subscription, title, code, scope, status, attempts, message }) => [
      `${id}  ${new Date(failedAt).toISOString()}  ${destination}/${subscription}  ${title}`,
      `    ${code} ${status}, about the ${scope}, after ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}: ${message}`
    ]
  )
}
