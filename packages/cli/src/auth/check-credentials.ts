import type { Account } from './account'
import { failureReason, failureStatus } from './failure-reason'
import { refreshTokens } from './refresh'

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
