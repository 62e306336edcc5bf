import type { DynamicFieldResponse, RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The items that are found by a field. */
export type ItemType = 'person' | 'organization' | 'deal'

/** Which item to find: the value of a field. */
export interface Match {
  /** The key of the field. Default: that of the settings, or else `id`. */
  field?: string
  value?: string
}

/** What an item is to be like. `undefined` leaves a field as it is. */
export type Values = Record<string, unknown>

/** The address of a part of the API, version 1, in the account. */
export function apiUrl({ domain }: Settings, path: string): string {
  return `https://${domain}.pipedrive.com/api/v1/${path}`
}

/** The key of the field that finds an item: that of the mapping, or else that of the settings. */
export function matchField(settings: Settings, type: ItemType, field?: string): string {
  return field || settings[`${type}Field`] || 'id'
}

/**
 * Finds an item by the value of a field:
 * https://github.com/pipedrive/client-nodejs/blob/master/docs/ItemSearchApi.md
 *
 * @returns the ID of the first one; `undefined` if there is none, or without a value
 */
export async function findItem(
  request: RequestClient,
  settings: Settings,
  type: ItemType,
  { field, value }: Match
): Promise<number | undefined> {
  if (!value) return undefined
  const { data } = await request<{ data?: { id: number }[] }>(apiUrl(settings, 'itemSearch/field'), {
    searchParams: {
      term: value,
      field_key: matchField(settings, type, field),
      exact_match: true,
      field_type: `${type}Field`,
      return_item_ids: true,
      // Means nothing to Pipedrive. Existing integrations send it, as the recorded requests show.
      headers: '[object Object]'
    }
  })
  return Array.isArray(data?.data) ? data.data[0]?.id : undefined
}

/** Finds the person, the organization and the deal that an item belongs to, at the same time. */
export async function findLinks(
  request: RequestClient,
  settings: Settings,
  { person, organization, deal = {} }: { person: Match; organization: Match; deal?: Match }
) {
  const [person_id, org_id, deal_id] = await Promise.all([
    findItem(request, settings, 'person', person),
    findItem(request, settings, 'organization', organization),
    findItem(request, settings, 'deal', deal)
  ])
  return { person_id, org_id, deal_id }
}

/** Updates the item with an ID, or creates one without: https://developers.pipedrive.com/docs/api/v1/Deals#addDeal */
export function saveItem(
  request: RequestClient,
  settings: Settings,
  path: 'persons' | 'organizations' | 'deals' | 'activities' | 'notes' | 'leads',
  id: number | string | undefined,
  values: Values
) {
  if (id === undefined) return request(apiUrl(settings, path), { method: 'post', json: values })
  return request(apiUrl(settings, `${path}/${encodeURIComponent(id)}`), {
    // Leads are the only items that are changed in part.
    method: path === 'leads' ? 'patch' : 'put',
    json: values
  })
}

/** Lists the fields of an item. A failure reaches the form as it is. */
export function fieldChoices(request: RequestClient, settings: Settings, type: ItemType) {
  return choicesBy(request, apiUrl(settings, `${type}Fields`), 'key')
}

/** Lists the types of activities. A failure reaches the form as it is. */
export function activityTypeChoices(request: RequestClient, settings: Settings) {
  return choicesBy(request, apiUrl(settings, 'activityTypes'), 'key_string')
}

async function choicesBy<Key extends string>(
  request: RequestClient,
  url: string,
  key: Key
): Promise<DynamicFieldResponse> {
  const { data } = await request<{ data?: Record<Key | 'name', string>[] }>(url)
  const items = Array.isArray(data?.data) ? data.data : []
  return { choices: items.map((item) => ({ label: item.name, value: item[key] })) }
}
