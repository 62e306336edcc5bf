import { HTTPError } from '@segment/actions-core'
import type { ModifiedResponse, RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/**
 * The REST API of a tenant:
 * https://developer.salesforce.com/docs/marketing/marketing-cloud/references/mc-custom_objects?meta=createDataExtension
 */
function restApi({ subdomain }: Settings): string {
  return `https://${subdomain}.rest.marketingcloudapis.com`
}

/** An access token of its own, and the SOAP API of the tenant. */
export interface Session {
  accessToken: string
  soapUrl: string
}

/**
 * Gets an access token with the client credentials of the account. It lasts 20 minutes:
 * https://developer.salesforce.com/docs/marketing/marketing-cloud/guide/access-token-s2s
 */
export async function openSession(request: RequestClient, settings: Settings): Promise<Session> {
  const { subdomain, account_id, client_id, client_secret } = settings
  const { data } = await request<{ access_token: string; soap_instance_url: string }>(
    `https://${subdomain}.auth.marketingcloudapis.com/v2/token`,
    {
      method: 'post',
      body: new URLSearchParams({ account_id, client_id, client_secret, grant_type: 'client_credentials' })
    }
  )
  return { accessToken: data.access_token, soapUrl: data.soap_instance_url }
}

function authorizationOf({ accessToken }: Session) {
  return { authorization: `Bearer ${accessToken}` }
}

/** What Marketing Cloud says is wrong, where it says so. */
export function reasonOf(error: unknown): string {
  const data = error instanceof HTTPError ? (error.response as ModifiedResponse<{ message?: string }>).data : undefined
  return data?.message ?? (error as Error).message
}

/** Creates a contact without attributes. Source of the request: records. */
export function createContact(request: RequestClient, settings: Settings, contactKey: string) {
  return request(`${restApi(settings)}/contacts/v1/contacts`, {
    method: 'post',
    json: { contactKey, attributeSets: [] }
  })
}

/** Fires the entry event of a journey. Source of the request: records. */
export function fireEvent(
  request: RequestClient,
  settings: Settings,
  event: { contactKey: string; eventDefinitionKey: string; data?: object }
) {
  return request(`${restApi(settings)}/interaction/v1/events`, { method: 'post', json: event })
}

/** A row of a data extension, for the synchronous API. */
export interface Row {
  keys: Record<string, unknown>
  values: Record<string, unknown>
}

/**
 * Inserts or updates rows at once:
 * https://developer.salesforce.com/docs/marketing/marketing-cloud/references/mc_rest_data_extensions/postDataExtensionRowsetByKey.html
 *
 * @param dataExtension what {@link pathOf} returns
 */
export function upsertRows(request: RequestClient, settings: Settings, dataExtension: string, rows: Row[]) {
  return request(`${restApi(settings)}/hub/v1/dataevents/${dataExtension}/rowset`, { method: 'post', json: rows })
}

/** The data extension in a URL, by its external key or, without one, by its ID; undefined without both. */
export function pathOf({ key, id }: { key?: string; id?: string }): string | undefined {
  if (key) return `key:${encodeURIComponent(key)}`
  return id ? encodeURIComponent(id) : undefined
}

/**
 * Queues rows to be inserted or updated. The answer has the ID of the request, which is the job to poll:
 * https://developer.salesforce.com/docs/marketing/marketing-cloud/references/mc_rest_data_extensions/data-extensions-api.html
 */
export function queueRows(request: RequestClient, settings: Settings, id: string, items: object[]) {
  return request<{ requestId?: string }>(
    `${restApi(settings)}/data/v1/async/dataextensions/${encodeURIComponent(id)}/rows`,
    { method: 'put', json: { items } }
  )
}

/** How far a job is. */
export interface JobStatus {
  status?: { requestStatus?: string; hasErrors?: boolean }
  resultMessages?: { message?: string }[]
}

/**
 * Asks how far a job is. Does not throw for an answer with an error.
 * https://developer.salesforce.com/docs/marketing/marketing-cloud/references/mc_rest_data_extensions/getStatusDataExtensionAsync.html
 */
export function jobStatus(request: RequestClient, settings: Settings, jobId: string) {
  return request<JobStatus | undefined>(`${restApi(settings)}/data/v1/async/${encodeURIComponent(jobId)}/status`, {
    throwHttpErrors: false
  })
}

/** What became of one row of a job. */
export interface RowResult {
  status?: string
  message?: string
  errorCode?: string
}

/**
 * Gets what became of each row of a job, in the order of the rows. One page holds 50 rows:
 * https://developer.salesforce.com/docs/marketing/marketing-cloud/references/mc_rest_data_extensions/getResultsDataExtensionAsync.html
 */
export async function jobResults(request: RequestClient, settings: Settings, jobId: string): Promise<RowResult[]> {
  const url = `${restApi(settings)}/data/v1/async/${encodeURIComponent(jobId)}/results`
  const results: RowResult[] = []
  for (let page = 1; ; page++) {
    const { data } = await request<{ items?: RowResult[]; count?: number }>(
      url,
      page === 1 ? {} : { searchParams: { $page: page } }
    )
    const { items = [], count = 0 } = data
    results.push(...items)
    if (items.length === 0 || results.length >= count) return results
  }
}

/** A data extension, which the API calls a custom object. */
export interface DataExtension {
  id: string
  name: string
}

/** Gets a page of the data extensions. The API wants something to search for; `_` stands for any character. */
export async function listDataExtensions(request: RequestClient, settings: Settings, session: Session, page?: string) {
  const { data } = await request<{ items?: DataExtension[]; count?: number; page?: number; pageSize?: number }>(
    `${restApi(settings)}/data/v1/customobjects`,
    { headers: authorizationOf(session), searchParams: { $search: '_', ...(page && { $page: page }) } }
  )
  const { items = [], count = 0, page: current = 1, pageSize = 0 } = data
  return { items, nextPage: items.length > 0 && current * pageSize < count ? String(current + 1) : undefined }
}

/** Gets a data extension by its ID. */
export async function getDataExtension(request: RequestClient, settings: Settings, session: Session, id: string) {
  const { data } = await request<DataExtension>(
    `${restApi(settings)}/data/v1/customobjects/${encodeURIComponent(id)}`,
    { headers: authorizationOf(session) }
  )
  return data
}

/** A column of a data extension. */
export interface Column {
  name: string
  type: string
  isPrimaryKey: boolean
}

/** Gets the columns of a data extension. */
export async function listColumns(
  request: RequestClient,
  settings: Settings,
  session: Session,
  id: string
): Promise<Column[]> {
  const { data } = await request<{ fields?: Column[] }>(
    `${restApi(settings)}/data/v1/customobjects/${encodeURIComponent(id)}/fields`,
    { headers: authorizationOf(session) }
  )
  return data.fields ?? []
}

/** Creates a data extension. Marketing Cloud answers 201 when it has. */
export function createDataExtension(request: RequestClient, settings: Settings, session: Session, body: object) {
  return request<DataExtension>(`${restApi(settings)}/data/v1/customobjects`, {
    method: 'post',
    headers: authorizationOf(session),
    json: body
  })
}
