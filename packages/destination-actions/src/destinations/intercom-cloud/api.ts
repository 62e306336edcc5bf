import { HTTPError, RetryableError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { toUnixSeconds } from '../../lib/times'

/** The API of Intercom: https://developers.intercom.com/docs/references/rest-api/api.intercom.io */
export const API = 'https://api.intercom.io'

/** The answer to a search. */
interface SearchAnswer {
  total_count?: number
  data?: { id: string }[]
}

/**
 * Finds the one contact with an external ID or, without that, with an email address:
 * https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts
 *
 * @returns the ID of the contact at Intercom. `undefined` if there is none, or if several share the email address.
 */
export async function findContact(
  request: RequestClient,
  { external_id, email }: { external_id?: string; email?: string }
): Promise<string | undefined> {
  if (!external_id && !email) return undefined
  const query = external_id
    ? { field: 'external_id', operator: '=', value: external_id }
    : { field: 'email', operator: '=', value: email }
  const { data } = await request<SearchAnswer>(`${API}/contacts/search`, { method: 'post', json: { query } })
  return data?.total_count === 1 ? data.data?.[0]?.id : undefined
}

/** Updates a contact: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/updatecontact */
export function updateContact(request: RequestClient, id: string, contact: object) {
  return request(`${API}/contacts/${encodeURIComponent(id)}`, { method: 'put', json: contact })
}

/**
 * Creates a contact: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/createcontact
 *
 * @throws RetryableError if the contact exists, because another event created it after the search: the next attempt
 * finds it
 */
export async function createContact(request: RequestClient, contact: object) {
  try {
    return await request(`${API}/contacts`, { method: 'post', json: contact })
  } catch (error) {
    if (!(error instanceof HTTPError) || error.response.status !== 409) throw error
    throw new RetryableError('Intercom has this contact already. The next attempt updates it.')
  }
}

/** Deletes a contact: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/deletecontact */
export function deleteContact(request: RequestClient, id: string) {
  return request(`${API}/contacts/${encodeURIComponent(id)}`, { method: 'delete' })
}

/**
 * Creates or updates a company:
 * https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/createorupdatecompany
 */
export function upsertCompany(request: RequestClient, company: object) {
  return request<{ id?: string }>(`${API}/companies`, { method: 'post', json: company })
}

/**
 * Adds a contact to a company, both by their IDs at Intercom:
 * https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/attachcontacttoacompany
 */
export function attachContact(request: RequestClient, contactId: string, companyId: string) {
  return request(`${API}/contacts/${encodeURIComponent(contactId)}/companies`, {
    method: 'post',
    json: { id: companyId }
  })
}

/** The seconds since 1970, which Intercom expects. Numbers and texts that are no full date stay as they are. */
export function toUnixTime(time: string | number | undefined): string | number | undefined {
  return typeof time === 'string' ? (toUnixSeconds(time) ?? time) : time
}
