import { APIError, HTTPError, IntegrationError } from '@segment/actions-core'
import type { OAuth2ClientCredentials, RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The version of the API of Account Engagement, as Pardot is called now. */
const API_VERSION = 'v5'

/** The hosts of accounts and of sandboxes: https://developer.salesforce.com/docs/marketing/pardot/guide/authentication.html */
const hosts = {
  account: { api: 'https://pi.pardot.com', login: 'https://login.salesforce.com' },
  sandbox: { api: 'https://pi.demo.pardot.com', login: 'https://test.salesforce.com' }
}

function hostsOf({ isSandbox }: Settings) {
  return isSandbox ? hosts.sandbox : hosts.account
}

/** What finds a prospect, and what it shall be like. */
interface ProspectUpsert {
  matchEmail: string
  prospect: Record<string, unknown>
  secondaryDeletedSearch: boolean
}

/**
 * Updates the latest prospect with an email address, or creates it:
 * https://developer.salesforce.com/docs/marketing/pardot/guide/prospect-v5.html
 *
 * @throws IntegrationError with the status and the message of Pardot. A 401 stays as it is: the token gets refreshed.
 */
export async function upsertProspect(request: RequestClient, settings: Settings, prospect: ProspectUpsert) {
  const url = `${hostsOf(settings).api}/api/${API_VERSION}/objects/prospects/do/upsertLatestByEmail`
  try {
    return await request(url, { method: 'post', json: prospect })
  } catch (error) {
    if (!(error instanceof HTTPError) || error.response.status === 401) throw error
    throw new IntegrationError(`Pardot: ${reasonOf(error)}`, 'PARDOT_ERROR', error.response.status)
  }
}

/**
 * Gets a new access token: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_refresh_token_flow.htm
 *
 * @throws APIError with the status of Salesforce
 */
export async function refreshToken(request: RequestClient, settings: Settings, auth: OAuth2ClientCredentials) {
  try {
    const { data } = await request<{ access_token: string }>(`${hostsOf(settings).login}/services/oauth2/token`, {
      method: 'post',
      body: new URLSearchParams({
        refresh_token: auth.refreshToken,
        client_id: auth.clientId,
        client_secret: auth.clientSecret,
        grant_type: 'refresh_token'
      })
    })
    return data.access_token
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error
    // The reason in Salesforce's answer can repeat the credentials of the request.
    const { status } = error.response
    throw new APIError(
      `Salesforce did not issue a new access token (${status}). If this goes on, connect your account again.`,
      status
    )
  }
}

/** What Pardot says is wrong with the request. */
function reasonOf({ message, response }: HTTPError): string {
  const { data } = response as { data?: { message?: string } }
  return data?.message ?? message
}
