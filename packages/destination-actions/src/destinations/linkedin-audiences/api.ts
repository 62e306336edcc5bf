import { APIError, HTTPError, IntegrationError, RetryableError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The monthly version of the API. https://learn.microsoft.com/linkedin/marketing/versioning */
export const API_VERSION = '202604'

const API = 'https://api.linkedin.com/rest'

/** What a segment holds. */
export type SegmentType = 'USER' | 'COMPANY'

/** What remembers the IDs of segments between deliveries. */
interface Memory {
  getRequestContext?: (key: string) => unknown
  setResponseContext?: (key: string, value: string, ttl: { hour?: number }) => void
}

/** Requests about companies follow the second version of Rest.li, those about people the first. */
const protocolOf = { USER: {}, COMPANY: { 'x-restli-protocol-version': '2.0.0' } } as const
const memoryKeyOf = { USER: 'dmpsegment_id', COMPANY: 'company_dmpsegment_id' } as const
const pathOf = { USER: 'users', COMPANY: 'companies' } as const

/** The roles that may change audiences. https://learn.microsoft.com/linkedin/marketing/integrations/ads/account-structure/create-and-manage-account-users */
const rolesThatMayWrite = ['ACCOUNT_BILLING_ADMIN', 'ACCOUNT_MANAGER', 'CAMPAIGN_MANAGER', 'CREATIVE_MANAGER']

/**
 * Asks who is connected and what they may do in the ad account.
 *
 * @throws IntegrationError if the role may not change audiences
 */
export async function checkRole(request: RequestClient, { ad_account_id }: Settings) {
  const { data: person } = await request<{ id?: string } | undefined>(`${API}/me`)
  const { data: user } = await request<{ role?: string } | undefined>(
    `${API}/adAccountUsers/account=urn:li:sponsoredAccount:${ad_account_id}&user=urn:li:person:${person?.id}`
  )
  if (user?.role && rolesThatMayWrite.includes(user.role)) return
  throw new IntegrationError(
    `You have the role '${user?.role ?? 'none'}' in the ad account ${ad_account_id}, which may not change audiences. Ask for one of ${rolesThatMayWrite.join(', ')}.`,
    'FORBIDDEN',
    403
  )
}

/** Gets an access token. https://learn.microsoft.com/linkedin/shared/authentication/programmatic-refresh-tokens */
export async function refreshToken(
  request: RequestClient,
  { refreshToken, clientId, clientSecret }: { refreshToken: string; clientId: string; clientSecret: string }
) {
  const response = await request<{ access_token?: string } | undefined>(
    'https://www.linkedin.com/oauth/v2/accessToken',
    {
      method: 'post',
      body: new URLSearchParams({
        refresh_token: refreshToken,
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token'
      })
    }
  ).catch((error: unknown) => {
    // LinkedIn answers 400 for a refresh token that has expired or was revoked.
    if (error instanceof HTTPError && error.response.status === 400) return undefined
    throw error
  })
  if (response?.data?.access_token) return { accessToken: response.data.access_token }
  throw new IntegrationError(
    'LinkedIn no longer issues access tokens for this account. Connect the account again.',
    'OAUTH_REFRESH_FAILED',
    401
  )
}

/** A segment by the key of its audience, and the name that it gets when it is created. */
export interface Segment {
  type: SegmentType
  key: string
  name?: string
}

/**
 * The ID of a segment: the one that the host remembers, the one that LinkedIn finds by the key, or that of a new one.
 * https://learn.microsoft.com/linkedin/marketing/matched-audiences/create-and-manage-segments
 */
export async function segmentIdOf(
  request: RequestClient,
  { ad_account_id }: Settings,
  { type, key, name }: Segment,
  memory?: Memory
): Promise<string> {
  const memoryKey = `${memoryKeyOf[type]}_${key}`
  const known = memory?.getRequestContext?.(memoryKey)
  if (known) return String(known)

  const account = `urn:li:sponsoredAccount:${ad_account_id}`
  const headers = protocolOf[type]
  const query = new URLSearchParams({ q: 'account', account, sourceSegmentId: key, sourcePlatform: 'SEGMENT' })
  const { data: found } = await request<{ elements?: { id?: number | string; type?: string }[] } | undefined>(
    `${API}/dmpSegments?${query}`,
    { headers }
  )
  const id = found?.elements?.find((element) => element.type === type)?.id
  if (id) {
    memory?.setResponseContext?.(memoryKey, String(id), { hour: 24 })
    return String(id)
  }

  const response = await request<{ id?: string } | undefined>(`${API}/dmpSegments`, {
    method: 'post',
    headers,
    json: {
      name,
      sourcePlatform: 'SEGMENT',
      sourceSegmentId: key,
      account,
      type,
      destinations: [{ destination: 'LINKEDIN' }]
    }
  })
  // The second version of Rest.li has the ID of what was created in a header.
  const created = type === 'COMPANY' ? response.headers.get('x-restli-id') : response.data?.id
  if (!created) {
    throw new IntegrationError(
      `LinkedIn answered ${response.status} without the ID of the segment '${key}' that it was asked to create.`,
      'CREATE_SEGMENT_FAILURE',
      500
    )
  }
  memory?.setResponseContext?.(memoryKey, created, {})
  return created
}

/**
 * Adds people or companies to a segment and removes them.
 * https://learn.microsoft.com/linkedin/marketing/matched-audiences/create-and-manage-segment-users and
 * https://learn.microsoft.com/linkedin/marketing/matched-audiences/create-and-manage-segment-companies
 */
export function changeSegment<Answer>(request: RequestClient, type: SegmentType, id: string, elements: object[]) {
  return request<Answer>(`${API}/dmpSegments/${id}/${pathOf[type]}`, {
    method: 'post',
    headers: { ...protocolOf[type], 'x-restli-method': 'BATCH_CREATE' },
    json: { elements }
  })
}

/**
 * Sends a change of users again whatever it failed with, since a segment that was just created takes none for a while.
 * A token that is not valid and a limit that is reached stay what they are.
 */
export function toUserError(error: unknown): unknown {
  if (!(error instanceof HTTPError) || [401, 429].includes(error.response.status)) return error
  return new RetryableError(`LinkedIn answered ${error.response.status} to the change of a segment.`)
}

/** Sends a change of companies again where the segment is not there yet, is being changed, or too much is asked. */
export function toCompanyError(error: unknown): unknown {
  if (!(error instanceof HTTPError)) return error
  const { status } = error.response
  const message = `LinkedIn answered ${status} to a request about a segment of companies.`
  if (status === 401 || status >= 500) return error
  return [404, 409, 429].includes(status) ? new RetryableError(message, 429) : new APIError(message, status)
}
