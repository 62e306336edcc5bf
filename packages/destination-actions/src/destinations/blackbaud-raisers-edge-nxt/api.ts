import { RetryableError } from '@segment/actions-core'
import type { OAuth2ClientCredentials, RequestClient } from '@segment/actions-core'

/** The SKY API: https://apidocs.sky.blackbaud.com/docs/basics/ */
const API = 'https://api.sky.blackbaud.com'

/** The Constituent API: https://developer.sky.blackbaud.com/docs/services/56b76470069a0509c8f1c5b3/operations/CreateConstituent */
const CONSTITUENT_API = `${API}/constituent/v1`

/** What a constituent has several of, as the paths of the Constituent API name them. */
export type ListName = 'addresses' | 'emailaddresses' | 'onlinepresences' | 'phones'

/** One of these: its ID and its properties. */
export interface ListItem {
  id: string
  inactive?: boolean
  [property: string]: unknown
}

interface List<Item> {
  value?: Item[]
}

/** A date of which Blackbaud may know parts only. */
export interface FuzzyDate {
  d: string
  m: string
  y: string
}

/** Lists the types of email addresses, which every user may do. */
export function listEmailTypes(request: RequestClient) {
  return request(`${CONSTITUENT_API}/emailaddresstypes`)
}

/**
 * Gets a new access token and keeps the refresh token: https://apidocs.sky.blackbaud.com/docs/authorization/auth-code-flow/
 *
 * @throws HTTPError if Blackbaud does not accept the refresh token
 */
export async function refreshToken(request: RequestClient, auth: OAuth2ClientCredentials): Promise<string> {
  const { data } = await request<{ access_token: string }>('https://oauth2.sky.blackbaud.com/token', {
    method: 'post',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: auth.refreshToken,
      preserve_refresh_token: 'true',
      client_id: auth.clientId,
      client_secret: auth.clientSecret
    })
  })
  return data.access_token
}

/** Finds constituents by their lookup ID or their email address. */
export async function searchConstituents(
  request: RequestClient,
  field: 'lookup_id' | 'email_address',
  text: string
): Promise<{ id: string }[]> {
  // The recorded searches have no spaces at their end.
  const query = new URLSearchParams({ search_field: field, search_text: text.trimEnd() })
  const { data } = await request<List<{ id: string }>>(`${CONSTITUENT_API}/constituents/search?${query}`)
  return itemsOf(data, 'a search for constituents')
}

/** Creates a constituent and returns its ID. */
export async function createConstituent(request: RequestClient, constituent: object): Promise<string> {
  const { data } = await request<{ id?: string }>(`${CONSTITUENT_API}/constituents`, {
    method: 'post',
    json: constituent
  })
  if (data?.id) return data.id
  throw new RetryableError('Blackbaud answered the request for a new constituent without its ID.')
}

/** Changes fields of a constituent. */
export function editConstituent(request: RequestClient, id: string, changes: object) {
  return request(`${CONSTITUENT_API}/constituents/${encodeURIComponent(id)}`, { method: 'patch', json: changes })
}

/** Lists the addresses, email addresses and so on of a constituent, those that are inactive too. */
export async function listItems(request: RequestClient, name: ListName, constituentId: string): Promise<ListItem[]> {
  const { data } = await request<List<ListItem>>(
    `${CONSTITUENT_API}/constituents/${encodeURIComponent(constituentId)}/${name}?include_inactive=true`
  )
  return itemsOf(data, name)
}

/**
 * Adds an address, an email address and so on to a constituent, such as
 * https://developer.sky.blackbaud.com/docs/services/56b76470069a0509c8f1c5b3/operations/CreateConstituentAddress
 */
export function createItem(request: RequestClient, name: ListName, item: object) {
  return request(`${CONSTITUENT_API}/${name}`, { method: 'post', json: item })
}

/** Changes an address, an email address and so on. */
export function editItem(request: RequestClient, name: ListName, id: string, changes: object) {
  return request(`${CONSTITUENT_API}/${name}/${encodeURIComponent(id)}`, { method: 'patch', json: changes })
}

/** Creates an action, such as a phone call with a constituent. */
export function createAction(request: RequestClient, action: object) {
  return request(`${CONSTITUENT_API}/actions`, { method: 'post', json: action })
}

/** Creates a gift: https://developer.sky.blackbaud.com/docs/services/58bdd5edd7dcde06046081d6/operations/CreateGift */
export function createGift(request: RequestClient, gift: object) {
  return request(`${API}/gift/v1/gifts`, { method: 'post', json: gift })
}

/** Without a list, we would create what may exist. */
function itemsOf<Item>(list: List<Item> | undefined, what: string): Item[] {
  if (Array.isArray(list?.value)) return list.value
  throw new RetryableError(`Blackbaud answered the request for ${what} without a list.`)
}
