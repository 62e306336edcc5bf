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

/** A destination with the settings and tokens that this machine has for it. */
export interface Account {
  root: string
  loaded: Loaded
  destination: Destination<JSONObject>
  /** What a host would hand to the destination, `oauth` included. */
  settings: JSONObject
}

/** What changes an account for one call, as flags give it. */
export interface AccountFlags {
  /** `<key>=<text>` each. */
  setting?: readonly string[]
  /** `<origin>=<origin>` each: where requests go instead. */
  rewrite?: readonly string[]
}

/**
 * Loads the destination that `slug` names, after the variables of the file `.env`.
 *
 * @throws UsageError for an unknown destination, FailureError when its code does not load
 */
export function loadDestination(root: string, slug: string): Loaded {
  createEnvFile(join(root, '.env'))()
  return createSource(findDestination(root, slug, 'cloud')).current()
}

/**
 * Opens the account of the destination that `slug` names.
 *
 * @throws what {@link loadDestination} throws; UsageError for settings that do not validate and for wrong flags
 */
export async function openAccount(
  root: string,
  slug: string,
  { setting, rewrite = [] }: AccountFlags
): Promise<Account> {
  const loaded = loadDestination(root, slug)
  const transport = createSender(parseRewrites(rewrite))
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, { transport })
  return { root, loaded, destination, settings: await accountSettings(root, loaded, destination, { setting }) }
}

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

/** What a refresh did. It holds no secret. */
export interface RefreshReport {
  /** The folder of the destination. */
  destination: string
  /** The file that the tokens are in, relative to the root. */
  file: string
  /** Whether a new refresh token came as well; the old one may be of no use then. */
  rotated: boolean
}

/**
 * Lets the destination get new tokens by its own `refreshAccessToken`, saves them, and puts them into the settings of the
 * account.
 *
 * @throws UsageError for a destination without OAuth; FailureError when it has no such function, when that fails, and
 *   when the file cannot be written
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
      throw new FailureError(`${name} got no new tokens. ${failureReason(error, account)}`, { cause: error })
    })
  if (tokens === undefined) {
    throw new FailureError(`${name} has no refreshAccessToken. Add one to its authentication, or log in again.`)
  }
  if (typeof tokens?.accessToken === 'string' && tokens.accessToken !== '') return tokens
  throw new FailureError(`The refreshAccessToken of ${name} gave no accessToken. Let it return { accessToken }.`)
}

/** Writes a report as lines for a terminal. */
export function describeRefresh({ file, rotated }: RefreshReport): string[] {
  const what = rotated ? 'access token and a new refresh token' : 'access token; the refresh token stays'
  return [`There is a new ${what}. Saved in ${file}.`]
}

/** What came of trying credentials. It holds no secret. */
export interface CredentialsReport {
  /** The folder of the destination. */
  destination: string
  /** Whether the destination's API takes the credentials. */
  ok: boolean
  /** Whether the tokens were refreshed, and saved, on the way. */
  refreshed: boolean
  /** Why they were not taken, or could not be tried; absent where they were taken. */
  error?: string
}

/**
 * Tries the credentials of an account by the destination's own `testAuthentication`. Where an OAuth destination meets a
 * 401, the tokens are refreshed once and it is tried again.
 */
export async function checkCredentials(account: Account): Promise<CredentialsReport> {
  const { loaded } = account
  const report = { destination: loaded.place.name, ok: false, refreshed: false }
  if (!loaded.definition.authentication?.testAuthentication) {
    return { ...report, error: `${loaded.definition.name} has no testAuthentication: nothing was tried. Add one.` }
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
    const reason = `The access token was refused (401). ${(error as Error).message}`
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

/** Writes a report as lines for a terminal. */
export function describeCredentials({ ok, refreshed, error = '' }: CredentialsReport): string[] {
  const renewed = refreshed ? ['The access token had expired. It was refreshed, and saved.'] : []
  return [...renewed, ok ? 'The credentials are good.' : error]
}
