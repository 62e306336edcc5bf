import { IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { ModifiedResponse, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { partnerCredentials } from '../../lib/partner-credentials'
import type { Settings } from './generated-types'

/** The version of the Google Ads API. https://developers.google.com/google-ads/api/docs/sunset-dates says how long it lives. */
const API_VERSION = 'v22'

const API = `https://googleads.googleapis.com/${API_VERSION}`

/** The credentials that Google issues to its partner. */
export const credentials = partnerCredentials({
  ADWORDS_DEVELOPER_TOKEN: 'The developer token of the Google Ads API, from the API Center of a manager account.',
  GOOGLE_ENHANCED_CONVERSIONS_CLIENT_ID: 'The ID of the OAuth client, which sets up customer match lists.',
  GOOGLE_ENHANCED_CONVERSIONS_CLIENT_SECRET: 'The secret of the OAuth client, which sets up customer match lists.'
})

/** How many conversions one request may hold. https://developers.google.com/google-ads/api/docs/best-practices/quotas */
export const MOST_CONVERSIONS = 2000

/** Google shows customer IDs with hyphens and takes them without. */
export function digitsOf(customerId: string): string {
  return customerId.replace(/\D/g, '')
}

/**
 * The ID of the account that the conversions belong to.
 *
 * @throws PayloadValidationError if the settings have none
 */
export function customerOf({ customerId }: Pick<Settings, 'customerId'>): string {
  if (customerId) return digitsOf(customerId)
  throw new PayloadValidationError('Google Ads needs a customer ID. Fill in "Customer ID" in the settings.')
}

/** Gets an access token. https://developers.google.com/google-ads/api/rest/auth */
export async function refreshToken(
  request: RequestClient,
  { refreshToken, clientId, clientSecret }: { refreshToken: string; clientId: string; clientSecret: string }
): Promise<{ accessToken: string }> {
  const { data } = await request<{ access_token: string }>('https://www.googleapis.com/oauth2/v4/token', {
    method: 'post',
    body: new URLSearchParams({
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token'
    })
  })
  return { accessToken: data.access_token }
}

/**
 * Calls a method of the Google Ads API. Each call has the developer token of the partner.
 * https://developers.google.com/google-ads/api/rest/auth
 *
 * @param path what follows the version
 * @param accessToken default: the token of the account
 */
export function callAds<Answer>(
  request: RequestClient,
  path: string,
  json?: object,
  accessToken?: string
): Promise<ModifiedResponse<Answer>> {
  return request<Answer>(`${API}/${path}`, {
    method: 'post',
    headers: {
      'developer-token': credentials.read('ADWORDS_DEVELOPER_TOKEN'),
      ...(accessToken && { authorization: `Bearer ${accessToken}` })
    },
    ...(json && { json })
  })
}

/** A row of an answer to a query. It has what the query selects. */
export interface Row {
  conversionAction?: { id: string; name: string }
  conversionCustomVariable?: { resourceName: string; name: string }
  userList?: { id: string; name: string }
}

/** All rows of an account that a query finds. The answer is a list of parts, each with some of the rows. */
export async function rowsOf(request: RequestClient, settings: Settings, query: string): Promise<Row[]> {
  const path = `customers/${customerOf(settings)}/googleAds:searchStream`
  const { data } = await callAds<{ results?: Row[] }[]>(request, path, { query })
  return (data ?? []).flatMap(({ results = [] }) => results)
}

/** The conversion actions of the account as choices. */
export function conversionActionChoices(request: RequestClient, { settings }: { settings: Settings }) {
  return choicesOf(async () => {
    const query = 'SELECT conversion_action.id, conversion_action.name FROM conversion_action'
    const rows = await rowsOf(request, settings, query)
    return rows.flatMap(({ conversionAction }) =>
      conversionAction ? { value: conversionAction.id, label: conversionAction.name } : []
    )
  })
}

/** An answer to a request of which Google may accept only a part. */
export interface PartialAnswer {
  partialFailureError?: {
    message?: string
    details?: {
      errors?: { message?: string; location?: { fieldPathElements?: { fieldName?: string; index?: number }[] } }[]
    }[]
  }
}

/**
 * What Google did not accept of a list of conversions or operations.
 * https://developers.google.com/google-ads/api/docs/best-practices/partial-failures
 */
export function failuresIn(answer: PartialAnswer | undefined): { index?: number; message: string }[] {
  const failure = answer?.partialFailureError
  if (!failure) return []
  const errors = (failure.details ?? []).flatMap((detail) => detail.errors ?? [])
  if (errors.length === 0) return [{ message: failure.message ?? 'no reason given' }]
  return errors.map(({ message = 'no reason given', location }) => ({
    message,
    index: location?.fieldPathElements?.find((element) => element.index !== undefined)?.index
  }))
}

/**
 * Uploads conversions. Google accepts those that are valid even if others are not.
 *
 * @throws IntegrationError (400) that says which conversions Google did not accept, and why
 */
export async function upload(request: RequestClient, settings: Settings, method: string, conversions: object) {
  const response = await callAds<PartialAnswer>(request, `customers/${customerOf(settings)}:${method}`, {
    ...conversions,
    partialFailure: true
  })
  const failures = failuresIn(response.data)
  if (failures.length === 0) return response
  // The first conversion is number 1 for people.
  const reasons = failures.map(({ index, message }) =>
    index === undefined ? message : `number ${index + 1}: ${message}`
  )
  throw new IntegrationError(
    `Google did not accept all conversions of the request (${reasons.join('; ')}). It keeps the others.`,
    'INVALID_ARGUMENT',
    400
  )
}
