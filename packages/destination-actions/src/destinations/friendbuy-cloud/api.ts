import { HTTPError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The Merchant API: https://developers.friendbuy.com */
const API = 'https://mapi.fbot.me/v1'

/** Exchanges the key and the secret for a token. https://developers.friendbuy.com/#authorization */
export async function authorize(
  request: RequestClient,
  { authKey, authSecret }: Settings
): Promise<string | undefined> {
  const { data } = await request<{ token?: string }>(`${API}/authorization`, {
    method: 'post',
    json: { key: authKey, secret: authSecret }
  })
  return data?.token
}

/** Sends a customer, or an event of a kind. */
export async function send(
  request: RequestClient,
  settings: Settings,
  path: 'customer' | 'event/purchase' | 'event/account-sign-up' | 'event/custom',
  json: object
) {
  const headers = bearer(await authorize(request, settings))
  return request(`${API}/${path}`, { method: 'post', headers, json })
}

/**
 * Deletes what Friendbuy has on a customer. Recorded deletions go without a token, so one is fetched only where Friendbuy
 * asks for it.
 */
export async function deleteCustomer(request: RequestClient, settings: Settings, customerId: string) {
  const url = `${API}/user-data?customerId=${encodeURIComponent(customerId)}`
  try {
    return await request(url, { method: 'delete' })
  } catch (error) {
    if (!(error instanceof HTTPError) || error.response.status !== 401) throw error
    return request(url, { method: 'delete', headers: bearer(await authorize(request, settings)) })
  }
}

function bearer(token: string | undefined): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {}
}

/** A date such as `2024-02-29` in the parts that Friendbuy takes. */
export function dateParts(date: string | undefined) {
  if (!date) return undefined
  const [year, month, day] = date.split('-').map(Number)
  return { month, day, year }
}

/**
 * Additional properties, which Friendbuy takes only as texts: lists, objects and the like become JSON. What is empty is
 * left out, and all of it where nothing is left.
 */
export function additionalProperties(properties: Record<string, unknown>): Record<string, string> | undefined {
  const texts = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)])
  return texts.length > 0 ? Object.fromEntries(texts) : undefined
}
