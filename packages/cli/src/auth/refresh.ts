import {
  getOAuth2Data,
  updateOAuthSettings,
  type JSONObject,
  type RefreshAccessTokenResult
} from '@segment/actions-core'
import { FailureError } from '@segment/actions-input'
import { saveOAuth } from '@segment/actions-session'
import type { Account } from './account'
import { failureReason } from './failure-reason'
import { checkScheme } from './oauth-client'

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
