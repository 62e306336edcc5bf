import {
  getErrorCodeFromHttpStatus,
  HTTPError,
  IntegrationError,
  InvalidAuthenticationError
} from '@segment/actions-core'
import type { ModifiedResponse, RequestClient } from '@segment/actions-core'
import type { AudienceSettings, Settings } from './generated-types'

/** The regions of the API. https://advertising.amazon.com/API/docs/en-us/reference/api-overview */
export const regions = [
  { label: 'North America (NA)', value: 'https://advertising-api.amazon.com' },
  { label: 'Europe (EU)', value: 'https://advertising-api-eu.amazon.com' },
  { label: 'Far East (FE)', value: 'https://advertising-api-fe.amazon.com' }
]

const MEDIA_TYPE = 'application/vnd.amcaudiences.v1+json'

/** A person to add to an audience or remove from it. */
export interface AudienceRecord {
  externalUserId: string
  countryCode?: string
  action: 'CREATE' | 'DELETE'
  hashedPII: Record<string, string | undefined>[]
  userConsent?: object
}

/** Gets an access token. https://developer.amazon.com/docs/login-with-amazon/refresh-token.html */
export async function refreshToken(
  request: RequestClient,
  { refreshToken, clientId, clientSecret }: { refreshToken: string; clientId: string; clientSecret: string }
) {
  const response = await request<{ access_token?: string } | undefined>('https://api.amazon.com/auth/o2/token', {
    method: 'post',
    headers: { authorization: '' },
    body: new URLSearchParams({
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token'
    })
  }).catch((error: unknown) => {
    if (error instanceof HTTPError && [400, 401].includes(error.response.status)) return undefined
    throw error
  })
  if (response?.data?.access_token) return { accessToken: response.data.access_token }
  throw new InvalidAuthenticationError(
    'Amazon no longer issues access tokens for this account. Connect the account again.',
    'OAUTH_REFRESH_FAILED'
  )
}

/** Lists the profiles of the account, which fails without permission. https://advertising.amazon.com/API/docs/en-us/reference/2/profiles */
export function listProfiles(request: RequestClient, { region }: Settings) {
  return request(`${region}/v2/profiles`, { headers: { 'content-type': 'application/json' } })
}

/**
 * Creates an audience and returns its ID.
 * https://advertising.amazon.com/API/docs/en-us/guides/amazon-marketing-cloud/advertiser-audiences/overview
 */
export async function createAudience(
  request: RequestClient,
  { region }: Settings,
  name: string,
  { description, countryCode, externalAudienceId, ttl, cpmCents, currency, advertiserId }: AudienceSettings
): Promise<string> {
  return audienceIdOf(
    await request(`${region}/amc/audiences/metadata`, {
      method: 'post',
      headers: { 'content-type': MEDIA_TYPE },
      body: JSON.stringify({
        name,
        description,
        targetResource: { advertiserId },
        metadata: {
          externalAudienceId,
          ttl,
          audienceFees: cpmCents && currency ? [{ currency, cpmCents }] : undefined
        },
        countryCode
      })
    })
  )
}

/** Finds an audience again and returns its ID. */
export async function getAudience(request: RequestClient, { region }: Settings, id: string): Promise<string> {
  return audienceIdOf(await request(`${region}/amc/audiences/metadata/${encodeURIComponent(id)}`))
}

/** IDs are numbers with more digits than JavaScript keeps, so they are read from the text of the answer. */
function audienceIdOf({ content, status }: ModifiedResponse<unknown>): string {
  const id = content?.match(/"audienceId"\s*:\s*"?([^",}\s]+)"?/)?.[1]
  if (id && id !== 'null') return id
  throw new IntegrationError(
    `Amazon answered ${status} without the ID of the audience. Check in Amazon Ads whether the audience is there.`,
    getErrorCodeFromHttpStatus(502),
    502
  )
}

/** Adds people to an audience and removes them. The ID goes out as the number that it is, with all its digits. */
export function sendRecords(
  request: RequestClient,
  { region }: Settings,
  audienceId: string,
  records: AudienceRecord[]
) {
  const id = /^(0|[1-9]\d*)$/.test(audienceId) ? audienceId : JSON.stringify(audienceId)
  return request(`${region}/amc/audiences/records`, {
    method: 'post',
    headers: { 'content-type': MEDIA_TYPE },
    body: `{"audienceId":${id},"records":${JSON.stringify(records)}}`
  })
}
