import { createRedactor, getOAuth2Data, secretsOf } from '@segment/actions-core'
import type { Account } from './account'
import { describeProviderError } from './provider-error'

/** The parts of an error that are looked at. */
interface Failure {
  message?: string
  response?: { status?: number; data?: unknown }
  /** What the runtime keeps below an error of its own. */
  reason?: unknown
  cause?: unknown
}

/**
 * Says why a request of a destination failed: message, status, what an OAuth provider answered, and where nobody has
 * logged in yet how to; no secrets.
 */
export function failureReason(error: unknown, account: Account): string {
  const { loaded, settings } = account
  const failures = chainOf(error)
  const [{ message = String(error), response }] = failures
  const answer = failures.find((each) => each.response)?.response
  const status = response?.status === undefined ? '' : `${response.status} `
  // Such as the address that refused the connection; fetch itself says no more than that it failed.
  const root = failures.at(-1)!.message ?? ''
  const below = answer === undefined && !message.includes(root) ? ` (${root})` : ''
  const refusal = describeProviderError(answer?.data)
  const reason = [sentence(`${status}${message}${below}`), refusal, loginHint(account)].filter(Boolean).join(' ')
  return createRedactor(secretsOf(loaded.definition, settings, getOAuth2Data(settings)))(reason)
}

function loginHint({ loaded, settings }: Account): string | undefined {
  const { scheme = 'none' } = loaded.definition.authentication ?? {}
  const { accessToken, refreshToken } = getOAuth2Data(settings)
  if (!/^oauth(2|-managed)$/.test(scheme) || accessToken || refreshToken) return undefined
  return `There are no tokens yet: run ./bin/run auth:login ${loaded.place.name}.`
}

/** The HTTP status that a request of a destination failed with, also where the runtime has wrapped the error. */
export function failureStatus(error: unknown): number | undefined {
  return chainOf(error).find(({ response }) => response)?.response?.status
}

/** The error and what caused it, outermost first. */
function chainOf(error: unknown): [Failure, ...Failure[]] {
  const failure = Object(error) as Failure
  const below = failure.reason ?? failure.cause
  return below === undefined ? [failure] : [failure, ...chainOf(below)]
}

/** The runtime leaves a gap where there is no status. */
function sentence(text: string): string {
  return text.replaceAll(/ {2,}/g, ' ').replace(/\.?$/, '.')
}
