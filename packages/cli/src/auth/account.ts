import { join } from 'node:path'
import {
  type Destination,
  type JSONObject,
  createRedactor,
  getOAuth2Data,
  secretsOf,
  updateOAuthSettings,
  type RefreshAccessTokenResult
} from '@segment/actions-core'
import {
  createEnvFile,
  parseRewrites,
  createSender,
  type Loaded,
  accountSettings,
  failureChain,
  describeUnreachable,
  saveOAuth
} from '@segment/actions-session'
import { FailureError } from '@segment/actions-input'
import { createSource } from '../workspace/source'
import { findDestination } from '../workspace/destinations'
import { describeProviderError } from './tokens'
import { checkScheme } from './oauth-client'

/** A destination with the settings and tokens that are stored on this machine. */
export interface Account {
  root: string
  loaded: Loaded
  destination: Destination<JSONObject>
  /** The settings that a host would pass to the destination, `oauth` included. */
  settings: JSONObject
}

/** Flags that change an account for one call. */
export interface AccountFlags {
  /** `<key>=<text>` each. */
  setting?: readonly string[]
  /** `<origin>=<origin>` each: redirects requests from the first to the second. */
  rewrite?: readonly string[]
  /** What requests may reach besides public addresses over https and the origins of `rewrite`. Default: nothing. */
  allow?: readonly string[]
}

/**
 * Loads the destination that `slug` names, after the variables of the file `.env`.
 *
 * @throws UsageError for an unknown destination; FailureError if its code does not load
 */
export function loadDestination(root: string, slug: string): Loaded {
  createEnvFile(join(root, '.env'))()
  return createSource(findDestination(root, slug, 'cloud')).current()
}

/**
 * Opens the account of the destination that `slug` names.
 *
 * @throws what {@link loadDestination} throws; UsageError for invalid settings and wrong flags
 */
export async function openAccount(
  root: string,
  slug: string,
  { setting, rewrite = [], allow }: AccountFlags
): Promise<Account> {
  const loaded = loadDestination(root, slug)
  const transport = createSender(parseRewrites(rewrite), allow)
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, { transport })
  return { root, loaded, destination, settings: await accountSettings(root, loaded, destination, { setting }) }
}

/**
 * Explains why a request of a destination failed: there was no response, or with the message, the status and the answer
 * of an OAuth provider. Before the first login it says how to log in. Contains no secrets.
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

/** Returns the HTTP status that a request failed with, also if the runtime wrapped the error. */
export function failureStatus(error: unknown): number | undefined {
  return failureChain(error).find(({ response }) => response)?.response?.status
}

/** The runtime leaves a gap if there is no status. */
function sentence(text: string): string {
  return text.replaceAll(/ {2,}/g, ' ').replace(/\.?$/, '.')
}

/** The result of a refresh. Contains no secret. */
export interface RefreshReport {
  /** The folder name of the destination. */
  destination: string
  /** The file that stores the tokens, relative to the root. */
  file: string
  /** Whether the provider also sent a new refresh token, which may make the old one invalid. */
  rotated: boolean
}

/**
 * Calls the destination's own `refreshAccessToken`, saves the new tokens, and adds them to the settings of the account.
 *
 * @throws UsageError for a destination without OAuth; FailureError if it has no such function, if that fails, or if the
 *   file cannot be written
 */
export async function refreshTokens(account: Account): Promise<RefreshReport> {
  const { root, loaded, settings } = account
  checkScheme(loaded)
  const tokens = await requestTokens(account)
  const rotated = Boolean(tokens.refreshToken)
  const file = saveOAuth(root, loaded, {
    access_token: tokens.accessToken,
    ...(rotated && { refresh_token: tokens.refreshToken })
  })
  settings.oauth ??= {}
  updateOAuthSettings(settings, tokens)
  return { destination: loaded.place.name, file, rotated }
}

async function requestTokens(account: Account): Promise<RefreshAccessTokenResult> {
  const { destination, loaded, settings } = account
  const { oauth, ...own } = settings
  const { name } = loaded.definition
  const tokens = await destination
    .refreshAccessToken(own, getOAuth2Data({ oauth } as JSONObject))
    .catch((error: unknown) => {
      const reason = failureReason(error, account)
      throw new FailureError(`The tokens of ${name} were not refreshed. ${reason}`, { cause: error })
    })
  if (tokens === undefined) {
    throw new FailureError(`${name} has no refreshAccessToken. Add one to its authentication, or log in again.`)
  }
  if (typeof tokens?.accessToken === 'string' && tokens.accessToken !== '') return tokens
  throw new FailureError(`The refreshAccessToken of ${name} returned no accessToken. Return { accessToken }.`)
}

/** Formats a report as lines for a terminal. */
export function describeRefresh({ file, rotated }: RefreshReport): string[] {
  return [
    rotated
      ? `Saved a new access token and a new refresh token in ${file}.`
      : `Saved a new access token in ${file}. The refresh token is unchanged.`
  ]
}

/** The result of testing credentials. Contains no secret. */
export interface CredentialsReport {
  /** The folder name of the destination. */
  destination: string
  /** Whether the destination's API accepts the credentials. */
  ok: boolean
  /** Whether the tokens were refreshed and saved in the process. */
  refreshed: boolean
  /** Why the credentials were not accepted or could not be tested; absent if they were accepted. */
  error?: string
}

/**
 * Tests the credentials of an account with the destination's own `testAuthentication`. If an OAuth destination gets a
 * 401, refreshes the tokens once and tests again.
 */
export async function checkCredentials(account: Account): Promise<CredentialsReport> {
  const { loaded } = account
  const report = { destination: loaded.place.name, ok: false, refreshed: false }
  if (!loaded.definition.authentication?.testAuthentication) {
    return { ...report, error: `${loaded.definition.name} has no testAuthentication. Add one to test credentials.` }
  }
  try {
    await account.destination.testAuthentication(account.settings)
    return { ...report, ok: true }
  } catch (error) {
    if (!canRefresh(account, error)) return { ...report, error: failureReason(error, account) }
    return retryWithNewTokens(account, report)
  }
}

async function retryWithNewTokens(account: Account, report: CredentialsReport): Promise<CredentialsReport> {
  try {
    await refreshTokens(account)
  } catch (error) {
    const reason = `The API rejected the access token (401). ${(error as Error).message}`
    return { ...report, error: reason }
  }
  try {
    await account.destination.testAuthentication(account.settings)
    return { ...report, ok: true, refreshed: true }
  } catch (error) {
    return { ...report, refreshed: true, error: `With the new tokens: ${failureReason(error, account)}` }
  }
}

function canRefresh({ loaded }: Account, error: unknown): boolean {
  const { authentication } = loaded.definition
  return failureStatus(error) === 401 && authentication !== undefined && 'refreshAccessToken' in authentication
}

/** Formats a report as lines for a terminal. */
export function describeCredentials({ ok, refreshed, error = '' }: CredentialsReport): string[] {
  const renewed = refreshed ? ['The access token had expired. A new one was saved.'] : []
  return [...renewed, ok ? 'The credentials are valid.' : error]
}
