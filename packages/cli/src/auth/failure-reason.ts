import { createRedactor, getOAuth2Data, secretsOf } from '@segment/actions-core'
import { failureChain, describeUnreachable } from '@segment/actions-session'
import type { Account } from './account'
import { describeProviderError } from './provider-error'

/**
 * Says why a request of a destination failed: that there was no answer, or message, status and what an OAuth provider
 * answered; where nobody has logged in yet, how to; no secrets.
 */
export function failureReason(error: unknown, account: Account): string {
  const { loaded, settings } = account
  const reason = [describeUnreachable(error) ?? describeAnswer(error), loginHint(account)].filter(Boolean).join(' ')
  return createRedactor(secretsOf(loaded.definition, settings, getOAuth2Data(settings)))(reason)
}

function describeAnswer(error: unknown): string {
  const failures = failureChain(error)
  const [{ message = String(error), response }] = failures
  const answer = failures.find((each) => each.response)?.response
  const status = response?.status === undefined ? '' : `${response.status} `
  return [sentence(`${status}${message}`), describeProviderError(answer?.data)].filter(Boolean).join(' ')
}

function loginHint({ loaded, settings }: Account): string | undefined {
  const { scheme = 'none' } = loaded.definition.authentication ?? {}
  const { accessToken, refreshToken } = getOAuth2Data(settings)
  if (!/^oauth(2|-managed)$/.test(scheme) || accessToken || refreshToken) return undefined
  return `There are no tokens yet: run ./bin/run auth:login ${loaded.place.name}.`
}

/** The HTTP status that a request of a destination failed with, also where the runtime has wrapped the error. */
export function failureStatus(error: unknown): number | undefined {
  return failureChain(error).find(({ response }) => response)?.response?.status
}

/** The runtime leaves a gap where there is no status. */
function sentence(text: string): string {
  return text.replaceAll(/ {2,}/g, ' ').replace(/\.?$/, '.')
}
