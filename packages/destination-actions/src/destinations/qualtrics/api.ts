import type { RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import type { Settings } from './generated-types'

/** The API in the data center of the account. Its reference, with all calls below: https://api.qualtrics.com */
export function apiUrl({ datacenter }: Settings): string {
  return `https://${datacenter}.qualtrics.com/API/v3`
}

/** The headers of requests to the API. By the first two, Qualtrics knows who sends them. */
export const apiHeaders = {
  'content-type': 'application/json',
  'internal-service': 'segment-destination',
  'internal-team': 'integrations'
}

/** A person in a directory. */
export interface Contact {
  extRef?: string
  email?: string
  phone?: string
  firstName?: string
  lastName?: string
  language?: string
  unsubscribed?: boolean
  embeddedData?: object
}

/** Something that a contact did. */
export interface Transaction {
  contactId: string
  mailingListId: string
  transactionDate?: string
  data?: object
}

function directoryUrl(settings: Settings, directoryId: string): string {
  return `${apiUrl(settings)}/directories/${encodeURIComponent(directoryId)}`
}

/** Returns who the token belongs to. */
export function whoAmI(request: RequestClient, settings: Settings) {
  return request<{ result?: object }>(`${apiUrl(settings)}/whoami`, { headers: apiHeaders })
}

/** The directories of the account, as choices of a field. */
export function directoryChoices(request: RequestClient, { settings }: { settings: Settings }) {
  return choicesOf(async () => {
    const { data } = await request<{ result?: { elements?: { directoryId: string; name: string }[] } }>(
      `${apiUrl(settings)}/directories/`,
      { headers: apiHeaders }
    )
    return (data?.result?.elements ?? []).map(({ directoryId, name }) => ({ label: name, value: directoryId }))
  })
}

/**
 * Creates a contact, or updates it as the directory is set to treat duplicates.
 */
export function createContact(request: RequestClient, settings: Settings, directoryId: string, contact: Contact) {
  return request<{ result?: { id?: string } }>(`${directoryUrl(settings, directoryId)}/contacts`, {
    method: 'post',
    headers: apiHeaders,
    json: contact
  })
}

/** Returns the IDs of the contacts that have all these values. */
export async function searchContacts(
  request: RequestClient,
  settings: Settings,
  directoryId: string,
  values: Pick<Contact, 'extRef' | 'email' | 'phone'>
): Promise<string[]> {
  const filters = Object.entries(values)
    .filter(([, value]) => value)
    .map(([filterType, value]) => ({ filterType, comparison: 'eq', value }))
  const { data } = await request<{ result?: { elements?: { id: string }[] } }>(
    `${directoryUrl(settings, directoryId)}/contacts/search`,
    {
      method: 'post',
      headers: apiHeaders,
      json: { filter: filters.length === 1 ? filters[0] : { conjunction: 'and', filters } }
    }
  )
  return (data?.result?.elements ?? []).map(({ id }) => id)
}

/** Adds a transaction under a key that is new in the request. */
export function createTransaction(
  request: RequestClient,
  settings: Settings,
  directoryId: string,
  key: string,
  transaction: Transaction
) {
  return request(`${directoryUrl(settings, directoryId)}/transactions`, {
    method: 'post',
    headers: apiHeaders,
    json: { [key]: transaction }
  })
}
