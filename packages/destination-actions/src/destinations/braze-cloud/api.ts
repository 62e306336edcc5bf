import { APIError, PayloadValidationError } from '@segment/actions-core'
import type { DynamicFieldItem, ModifiedResponse, RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The REST endpoints of Braze's instances. https://www.braze.com/docs/api/basics/#endpoints */
export const instances = [
  { label: 'US-01', value: 'https://rest.iad-01.braze.com' },
  { label: 'US-02', value: 'https://rest.iad-02.braze.com' },
  { label: 'US-03', value: 'https://rest.iad-03.braze.com' },
  { label: 'US-04', value: 'https://rest.iad-04.braze.com' },
  { label: 'US-05', value: 'https://rest.iad-05.braze.com' },
  { label: 'US-06', value: 'https://rest.iad-06.braze.com' },
  { label: 'US-07', value: 'https://rest.iad-07.braze.com' },
  { label: 'US-08', value: 'https://rest.iad-08.braze.com' },
  { label: 'US-09', value: 'https://rest.us-09.braze.com' },
  { label: 'US-10', value: 'https://rest.us-10.braze.com' },
  { label: 'EU-01', value: 'https://rest.fra-01.braze.eu' },
  { label: 'EU-02', value: 'https://rest.fra-02.braze.eu' },
  { label: 'AU-01', value: 'https://rest.au-01.braze.com' },
  { label: 'ID-01', value: 'https://rest.id-01.braze.com' },
  { label: 'JP-01', value: 'https://rest.jp-01.braze.com' }
]

/** What Braze says about one thing in a request. https://www.braze.com/docs/api/errors/#server-responses */
interface BrazeError {
  /** What is wrong, in answers of /users. */
  type?: string
  /** What is wrong, in answers of /catalogs. */
  message?: string
  /** In answers of /users/track, the position in the list that was sent. */
  index?: number
  /** In answers of /catalogs, the values that are wrong, such as IDs of items. */
  parameter_values?: unknown[]
}

/** Returns what an answer holds against single things in the request, also where it is a success as a whole. */
export function errorsIn(data: unknown): BrazeError[] {
  const { errors } = (data ?? {}) as { errors?: unknown }
  if (!Array.isArray(errors)) return []
  return errors.map((error: unknown) =>
    typeof error === 'object' && error !== null ? (error as BrazeError) : { type: String(error) }
  )
}

/** Returns what an error says. */
export function reasonOf({ type, message }: BrazeError): string {
  return type ?? message ?? 'Braze states no reason.'
}

/** Returns why Braze refused a request: its first error, its message, or the text of the status. */
export function refusalIn({ data, statusText }: ModifiedResponse<unknown>): string {
  const { message } = (data ?? {}) as { message?: unknown }
  return errorsIn(data)[0]?.message ?? (typeof message === 'string' ? message : statusText)
}

/**
 * Sends a body to an endpoint of /users, and looks whether Braze accepted what was in it.
 *
 * @throws PayloadValidationError where the request succeeds but something in it was rejected
 */
export async function postUsers(
  request: RequestClient,
  { endpoint }: Settings,
  path: 'track' | 'alias/new' | 'identify',
  json: object
) {
  const response = await request<unknown>(`${endpoint}/users/${path}`, { method: 'post', json })
  const [error] = errorsIn(response.data)
  if (error) throw new PayloadValidationError(`Braze did not accept the data: ${reasonOf(error)}`)
  return response
}

/** Deletes a user. https://www.braze.com/docs/api/endpoints/user_data/post_user_delete/ */
export function deleteUser(request: RequestClient, { endpoint }: Settings, externalId: string) {
  return request(`${endpoint}/users/delete`, { method: 'post', json: { external_ids: [externalId] } })
}

/** Lists all campaigns. https://www.braze.com/docs/api/endpoints/export/campaigns/get_campaigns/ */
export function listCampaigns(request: RequestClient, { endpoint }: Settings): Promise<DynamicFieldItem[]> {
  return allPages(async (page) => {
    const { data } = await request<{ campaigns?: Listed[] }>(`${endpoint}/campaigns/list?page=${page}`)
    return data?.campaigns ?? []
  })
}

/** Lists all Canvases. https://www.braze.com/docs/api/endpoints/export/canvas/get_canvases/ */
export function listCanvases(request: RequestClient, { endpoint }: Settings): Promise<DynamicFieldItem[]> {
  return allPages(async (page) => {
    const { data } = await request<{ canvases?: Listed[] }>(`${endpoint}/canvas/list?page=${page}`)
    return data?.canvases ?? []
  })
}

interface Listed {
  id: string
  name: string
}

/** Asks for pages, which count from 0, until one brings nothing new. */
async function allPages(pageAt: (page: number) => Promise<Listed[]>): Promise<DynamicFieldItem[]> {
  const labels = new Map<string, string>()
  for (let page = 0; ; page++) {
    const known = labels.size
    for (const { id, name } of await pageAt(page)) labels.set(id, name)
    if (labels.size === known) return [...labels].map(([value, label]) => ({ label, value }))
  }
}

/** A column of a catalog. */
export interface Column {
  name: string
  type: string
}

/** Lists catalogs. https://www.braze.com/docs/api/endpoints/catalogs/catalog_management/synchronous/get_list_catalogs/ */
export async function listCatalogs(request: RequestClient, { endpoint }: Settings) {
  const { data } = await request<{ catalogs?: { name: string; fields: Column[] }[] }>(`${endpoint}/catalogs`)
  return data?.catalogs ?? []
}

/**
 * Creates a catalog. Its first column is `id`, as Braze demands.
 * https://www.braze.com/docs/api/endpoints/catalogs/catalog_management/synchronous/post_create_catalog/
 *
 * @throws APIError with Braze's reason
 */
export async function createCatalog(
  request: RequestClient,
  { endpoint }: Settings,
  { name, description, columns }: { name: string; description?: string; columns: Column[] }
): Promise<void> {
  const others = columns.filter((column) => column.name !== 'id')
  const fields = [{ name: 'id', type: 'string' }, ...others.map(({ name, type }) => ({ name, type }))]
  const answer = await request(`${endpoint}/catalogs`, {
    method: 'post',
    json: { catalogs: [{ name, description, fields }] },
    throwHttpErrors: false
  })
  if (!answer.ok) throw new APIError(refusalIn(answer), answer.status)
}

/** Where items of a catalog go, and whether they are replaced or deleted. */
export interface ItemsEndpoint {
  url: string
  method: 'put' | 'delete'
}

/**
 * Replaces or deletes items in one request.
 * https://www.braze.com/docs/api/endpoints/catalogs/catalog_items/asynchronous/put_update_catalog_items/
 * https://www.braze.com/docs/api/endpoints/catalogs/catalog_items/asynchronous/delete_catalog_items_bulk/
 *
 * @returns the answer, also that of a refusal, which may name the items that are wrong
 */
export function sendItems(request: RequestClient, { url, method }: ItemsEndpoint, items: object[]) {
  return request<unknown>(url, { method, json: { items }, throwHttpErrors: false })
}
