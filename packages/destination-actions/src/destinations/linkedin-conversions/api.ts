import { HTTPError, IntegrationError } from '@segment/actions-core'
import type { ModifiedResponse, RequestClient } from '@segment/actions-core'
import { partnerCredentials } from '../../lib/partner-credentials'

/** The monthly version of the API. https://learn.microsoft.com/linkedin/marketing/versioning */
export const API_VERSION = '202603'

/** Where all requests but those for tokens go. */
export const API = 'https://api.linkedin.com/rest'

/** The credentials that LinkedIn issues to its partner. */
export const credentials = partnerCredentials({
  ACTIONS_LINKEDIN_CONVERSIONS_CLIENT_ID: 'The client ID of the application at LinkedIn.',
  ACTIONS_LINKEDIN_CONVERSIONS_CLIENT_SECRET: 'The client secret of the application at LinkedIn.'
})

/** How many conversions one request may hold. https://learn.microsoft.com/linkedin/marketing/integrations/ads-reporting/conversions-api */
export const MOST_CONVERSIONS = 5000

const RULES_PER_PAGE = 100

/** A conversion rule: what LinkedIn counts as a conversion. https://learn.microsoft.com/linkedin/marketing/integrations/ads-reporting/conversions-api-schema */
export interface ConversionRule {
  id: string
  name: string
  type: string
  attributionType: string
  postClickAttributionWindowSize: number
  viewThroughAttributionWindowSize: number
}

/** What a person can set of a conversion rule. */
export type RuleSettings = Partial<Omit<ConversionRule, 'id'>>

/** What happened to each conversion of a request. */
export interface StreamAnswer {
  elements?: { status?: number; error?: { message?: string } }[]
}

/** A page of something that has an ID and a name. */
export interface Page<Element = { id: number | string; name: string }> {
  elements: Element[]
  /** The value of `page` that gets the next page. */
  nextPage?: string
}

/**
 * Gets an access token with the credentials of Segment's application at LinkedIn.
 * https://learn.microsoft.com/linkedin/shared/authentication/programmatic-refresh-tokens
 *
 * @throws IntegrationError where the refresh token has expired or was revoked
 */
export async function refreshToken(request: RequestClient, token: string): Promise<{ accessToken: string }> {
  const body = new URLSearchParams({
    refresh_token: token,
    client_id: credentials.read('ACTIONS_LINKEDIN_CONVERSIONS_CLIENT_ID'),
    client_secret: credentials.read('ACTIONS_LINKEDIN_CONVERSIONS_CLIENT_SECRET'),
    grant_type: 'refresh_token'
  })
  const answer = await request<{ access_token?: string }>('https://www.linkedin.com/oauth/v2/accessToken', {
    method: 'post',
    body
  }).catch((error: unknown) => {
    if (error instanceof HTTPError && [400, 401].includes(error.response.status)) return undefined
    throw error
  })
  if (answer?.data?.access_token) return { accessToken: answer.data.access_token }
  throw new IntegrationError(
    'LinkedIn did not issue a new access token. Connect the account again.',
    'OAUTH_REFRESH_FAILED',
    401
  )
}

/** The ad accounts that the connected person may use. https://learn.microsoft.com/en-us/linkedin/marketing/integrations/ads/account-structure/create-and-manage-accounts */
export function adAccounts(request: RequestClient, page?: string): Promise<Page> {
  return search(request, `${API}/adAccounts?q=search`, page)
}

/** The campaigns of an ad account that run or are being prepared. */
export function campaigns(request: RequestClient, account: string, page?: string): Promise<Page> {
  const status = '(status:(values:List(ACTIVE,DRAFT)))'
  return search(request, `${API}/adAccounts/${idOfUrn(account)}/adCampaigns?q=search&search=${status}`, page)
}

/** Searches have cursors. https://learn.microsoft.com/en-us/linkedin/marketing/integrations/ads/cursor-based-pagination */
async function search(request: RequestClient, url: string, page?: string): Promise<Page> {
  const cursor = page ? `&pageToken=${encodeURIComponent(page)}` : ''
  const { data } = await request<Partial<Page> & { metadata?: { nextPageToken?: string } }>(`${url}${cursor}`)
  return { elements: data?.elements ?? [], nextPage: data?.metadata?.nextPageToken }
}

/** A conversion rule in a list. */
interface ListedRule {
  id: number | string
  name: string
  enabled?: boolean
  conversionMethod?: string
}

/** The conversion rules of an ad account that are in use and take conversions from servers. */
export async function conversionRules(request: RequestClient, account: string, page = '0'): Promise<Page> {
  const query = new URLSearchParams({ q: 'account', account, start: page, count: String(RULES_PER_PAGE) })
  const { data } = await request<{ elements?: ListedRule[] }>(`${API}/conversions?${query}`)
  const found = data?.elements ?? []
  return {
    elements: found.filter(({ enabled, conversionMethod }) => enabled && conversionMethod === 'CONVERSIONS_API'),
    ...(found.length === RULES_PER_PAGE && { nextPage: String(Number(page) + RULES_PER_PAGE) })
  }
}

/** Finds a conversion rule by its ID. */
export async function findRule(request: RequestClient, account: string, id: string): Promise<ConversionRule> {
  const { data } = await request<ConversionRule>(ruleUrl(account, id))
  return { ...data, id }
}

/** Creates a conversion rule that takes conversions from servers. */
export async function createRule(
  request: RequestClient,
  account: string,
  settings: RuleSettings
): Promise<ConversionRule> {
  const { data } = await request<ConversionRule>(`${API}/conversions`, {
    method: 'post',
    json: { ...settings, account, conversionMethod: 'CONVERSIONS_API' }
  })
  return data
}

/** Changes settings of a conversion rule; the others stay. */
export function updateRule(request: RequestClient, account: string, id: string, changes: RuleSettings) {
  return request(ruleUrl(account, id), {
    method: 'post',
    headers: { 'x-restli-method': 'PARTIAL_UPDATE' },
    json: { patch: { $set: changes } }
  })
}

function ruleUrl(account: string, id: string): string {
  return `${API}/conversions/${encodeURIComponent(id)}?${new URLSearchParams({ account })}`
}

/**
 * Lets a conversion rule count for campaigns. Those that it counts for already stay.
 * https://learn.microsoft.com/linkedin/marketing/integrations/ads-reporting/conversions-api
 */
export async function associateCampaigns(request: RequestClient, rule: string, campaignIds: string[]): Promise<void> {
  const links = campaignIds.map((id) => ({ campaign: `urn:li:sponsoredCampaign:${id}`, conversion: ruleUrn(rule) }))
  const [first, ...others] = links
  if (!first) return
  if (others.length === 0) {
    // The records have a body of text here; LinkedIn reads it as JSON.
    await request(`${API}/campaignConversions/${keyOf(first)}`, { method: 'put', body: JSON.stringify(first) })
    return
  }
  await request(`${API}/campaignConversions?ids=List(${links.map(keyOf).join(',')})`, {
    method: 'put',
    json: { entities: Object.fromEntries(links.map((link) => [keyOf(link), link])) }
  })
}

/** A compound key of Rest.li, in which the colons of the values are escaped. */
function keyOf({ campaign, conversion }: { campaign: string; conversion: string }): string {
  return `(campaign:${encodeURIComponent(campaign)},conversion:${encodeURIComponent(conversion)})`
}

/** The name of a conversion rule in LinkedIn's data. */
export function ruleUrn(id: string): string {
  return `urn:lla:llaPartnerConversion:${id}`
}

/** Sends one conversion. https://learn.microsoft.com/linkedin/marketing/integrations/ads-reporting/conversions-api */
export function sendConversion(request: RequestClient, conversion: object) {
  return request(`${API}/conversionEvents`, { method: 'post', json: conversion })
}

/** Sends many conversions, each of which gets a result of its own. */
export function sendConversions(request: RequestClient, elements: object[]): Promise<ModifiedResponse<StreamAnswer>> {
  return request<StreamAnswer>(`${API}/conversionEvents`, {
    method: 'post',
    headers: { 'x-restli-method': 'BATCH_CREATE' },
    json: { elements }
  })
}

/** The number at the end of a URN; anything else stays as it is. */
function idOfUrn(urn: string): string {
  return urn.slice(urn.lastIndexOf(':') + 1)
}
