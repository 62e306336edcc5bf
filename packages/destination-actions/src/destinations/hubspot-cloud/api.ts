import { HTTPError, IntegrationError } from '@segment/actions-core'
import type { OAuth2ClientCredentials, RequestClient } from '@segment/actions-core'

/** The host of all accounts, also of those whose data is kept in the EU. See notes.md for the versions. */
export const API = 'https://api.hubapi.com'

/** The most records in one request of a batch endpoint. */
export const MOST_RECORDS = 100

/** Values of a record by the internal names of its properties. */
export type Properties = Record<string, unknown>

/** A record as HubSpot returns it: only with the properties that were asked for or written. */
export interface CrmRecord {
  id: string
  properties?: Record<string, string | null | undefined>
}

/** The answer of a batch endpoint. With the status 207, `errors` says which inputs failed, and `numErrors` how many. */
export interface BatchAnswer {
  results?: CrmRecord[]
  numErrors?: number
}

/** One record in a batch. `id` is a value of `idProperty`, or without it the record ID. */
export interface RecordInput {
  id?: string
  idProperty?: string
  properties?: Properties
}

/** The kind of an association between two records. HubSpot reads its ID as a number or as a text. */
export interface AssociationType {
  associationCategory: string
  associationTypeId: string | number
}

/** Gets a new access token: https://developers.hubspot.com/docs/api-reference/legacy/authentication/oauth-tokens/v1/guide */
export async function refreshToken(request: RequestClient, auth: OAuth2ClientCredentials) {
  const { data } = await request<{ access_token: string }>(`${API}/oauth/v1/token`, {
    method: 'post',
    body: new URLSearchParams({
      refresh_token: auth.refreshToken,
      client_id: auth.clientId,
      client_secret: auth.clientSecret,
      grant_type: 'refresh_token'
    })
  })
  return { accessToken: data.access_token }
}

/** Escapes a part of a path, as far as paths need it: the `@` of an email address stays. */
export function pathPart(text: string): string {
  return encodeURI(text.trim()).replace(/[/?#]/g, encodeURIComponent)
}

/** Whether HubSpot answered with this status. */
export function failedWith(error: unknown, status: number): error is HTTPError {
  return error instanceof HTTPError && error.response.status === status
}

/** What HubSpot says is wrong with a request. */
export function reasonOf(error: HTTPError): string {
  const { data } = error.response as { data?: { message?: string } }
  return data?.message ?? error.message
}

/** Creates a record: https://developers.hubspot.com/docs/api-reference/legacy/crm/objects/custom-objects/guide */
export function createRecord(
  request: RequestClient,
  objectType: string,
  properties: Properties,
  associations?: { to: { id: string }; types: AssociationType[] }[]
) {
  return request<CrmRecord>(recordsUrl(objectType), { method: 'post', json: { properties, associations } })
}

/**
 * Updates the record with an ID.
 *
 * @param idProperty the property whose value the ID is. Default: the record ID.
 * @returns `undefined` if there is no such record
 */
export async function updateRecord(
  request: RequestClient,
  objectType: string,
  id: string,
  properties: Properties,
  idProperty?: string
) {
  const query = idProperty ? `?idProperty=${idProperty}` : ''
  try {
    return await request<CrmRecord>(`${recordsUrl(objectType)}/${pathPart(id)}${query}`, {
      method: 'patch',
      json: { properties }
    })
  } catch (error) {
    if (failedWith(error, 404)) return undefined
    throw error
  }
}

/**
 * Finds records of which any of the given properties has the given value:
 * https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm
 *
 * @returns nothing without a request, if there is nothing to search by
 * @throws IntegrationError if HubSpot cannot search by these properties
 */
export async function searchRecords(
  request: RequestClient,
  objectType: string,
  values: object = {},
  returned: { properties: string[]; sorts: string[] } = { properties: [], sorts: [] }
): Promise<CrmRecord[]> {
  const filterGroups = Object.entries(values).map(([propertyName, value]) => ({
    filters: [{ propertyName, operator: 'EQ', value }]
  }))
  if (filterGroups.length === 0) return []
  try {
    const { data } = await request<{ results?: CrmRecord[] }>(`${recordsUrl(objectType)}/search`, {
      method: 'post',
      json: { filterGroups, ...returned }
    })
    return data?.results ?? []
  } catch (error) {
    if (!failedWith(error, 400)) throw error
    throw new IntegrationError(
      `HubSpot cannot search ${objectType} by ${Object.keys(values).join(', ')}: ${reasonOf(error)}`,
      'Search Failed',
      400
    )
  }
}

/**
 * Returns the record that a search found, if any.
 *
 * @throws IntegrationError if it found several, because the wrong one might be changed
 */
export function onlyOne(records: CrmRecord[]): CrmRecord | undefined {
  if (records.length <= 1) return records[0]
  throw new IntegrationError(
    'Several records in HubSpot have one of the values that the event searches for. Search by properties that are unique.',
    'Search Criteria Not Unique',
    400
  )
}

/**
 * Reads or writes at most {@link MOST_RECORDS} records:
 * https://developers.hubspot.com/docs/api-reference/latest/crm/objects/custom-objects/batch/upsert-custom-objects
 */
export function batch(
  request: RequestClient,
  objectType: string,
  operation: 'read' | 'create' | 'update' | 'upsert',
  body: { inputs: RecordInput[]; properties?: string[]; idProperty?: string }
) {
  return request<BatchAnswer>(`${recordsUrl(objectType)}/batch/${operation}`, { method: 'post', json: body })
}

/** Reads the kind of an association from the value of a choice, such as `USER_DEFINED:5`; `undefined` for another text. */
export function associationTypeOf(label: string) {
  const [, associationCategory, associationTypeId] = /^([A-Z_]+):(\d+)$/.exec(label.trim()) ?? []
  return associationCategory && associationTypeId ? { associationCategory, associationTypeId } : undefined
}

function recordsUrl(objectType: string): string {
  return `${API}/crm/v3/objects/${pathPart(objectType)}`
}
