import { verdictOf } from '@segment/actions-session/verdict'
import type { ConditionReport, EventResult } from '../api'

/** What happened to an event, and whether a host sends it again. */
export interface ResultText {
  /** What happened, as a sentence. */
  what: string
  /** Whether the host sends it again, when and why; undefined if the event was not to be sent. */
  retry?: string
}

/** Says in sentences how an event ended. */
export function describeResult({ trigger, problems, mappingError, outcome }: EventResult): ResultText {
  const { stage, status, message = '', retry, retryAfterMs } = outcome
  const { reason } = verdictOf(outcome)
  switch (stage) {
    case 'delivered':
      return { what: `The action ended without an error${status === 200 ? '' : `, with status ${status}`}.` }
    case 'filter':
      return { what: message }
    case 'trigger':
      return { what: `${reason}: ${conditionText(trigger?.conditions ?? [])}` }
    case 'cancelled':
      return { what: message }
    case 'mapping':
      return { what: `${reason}: ${mappingError ?? message}`, retry: noRetry('the mapping fails') }
    case 'validation': {
      const count = problems.length
      const detail = count > 1 ? `${count} values are not valid.` : (problems[0]?.message ?? message)
      return { what: `${reason}: ${detail}`, retry: noRetry('the payload is not valid') }
    }
    case 'action':
      return {
        what: `Status ${status}${message ? `: ${message}` : '.'}`,
        retry: retry ? againText(status, retryAfterMs) : noRetry(reasonAgainst(status))
      }
  }
}

function conditionText(conditions: readonly ConditionReport[]): string {
  const failed = conditions.find(({ holds, path }) => !holds && path !== undefined)
  if (!failed) return 'the event does not match the trigger.'
  const actual =
    'actual' in failed ? `${failed.path} is ${JSON.stringify(failed.actual)}` : `there is no ${failed.path}`
  return `${actual}, the trigger asks for ${failed.text}.`
}

function againText(status: number, retryAfterMs: number | undefined): string {
  const reason = status === 429 ? 'the vendor has had too many requests' : `status ${status} is a fault that may pass`
  if (retryAfterMs === undefined) return `A host sends it again with growing delays, because ${reason}.`
  return `A host sends it again after ${durationText(retryAfterMs)}, as Retry-After says, because ${reason}.`
}

function noRetry(reason: string): string {
  return `A host does not send it again, because ${reason}.`
}

function reasonAgainst(status: number): string {
  if (status === 401 || status === 403) return `status ${status} means that the credentials are at fault`
  return `status ${status} would come again for the same request`
}

/** A duration for people: `0.4 ms`, `12 ms`, `1.5 s`, `2 min`. */
export function durationText(ms: number): string {
  if (ms < 1) return `${Math.round(ms * 10) / 10} ms`
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 120_000) return `${Math.round(ms / 100) / 10} s`
  return `${Math.round(ms / 60_000)} min`
}
