import type { RequestClient } from '@segment/actions-core'

/** The API of Attio: https://docs.attio.com/rest-api/overview */
export const API = 'https://api.attio.com'

/** The most records in one request of the batch endpoint. */
export const MOST_RECORDS = 1000

/** A record that shall exist with these values: Attio updates the one that matches, or creates it. */
export interface Assertion {
  object: string
  mode: 'create-or-update'
  matching_attribute: string
  multiselect_values: 'append'
  values: Record<string, unknown>
  received_at: string
}

/** The answer to an assertion. */
interface RecordAnswer {
  data?: { id?: { record_id?: string } }
}

/** The answer to a request for the objects. */
interface ObjectsAnswer {
  data?: { api_slug: string; plural_noun: string }[]
}

/**
 * Makes an assertion that adds to lists of values and replaces other values.
 *
 * @param receivedAt when the event came in. Default: now
 */
export function assertion(
  object: string,
  matchingAttribute: string,
  values: Record<string, unknown>,
  receivedAt: string | number = new Date().toISOString()
): Assertion {
  return {
    object,
    mode: 'create-or-update',
    matching_attribute: matchingAttribute,
    multiselect_values: 'append',
    values,
    received_at: String(receivedAt)
  }
}

/**
 * Creates or updates one record: https://docs.attio.com/api-reference/records/assert-a-record. The recorded requests use
 * the form `simple` of it, which accepts plain values and which the page does not describe.
 */
export function assertOne(request: RequestClient, { object, matching_attribute, values }: Assertion) {
  const matching = encodeURIComponent(matching_attribute)
  return request<RecordAnswer>(
    `${API}/v2/objects/${encodeURIComponent(object)}/records/simple?matching_attribute=${matching}&append_to_existing_values=true`,
    { method: 'put', json: { data: { values } } }
  )
}

/** Creates or updates many records. The public documentation has no page for it; the source is the recorded requests. */
export function assertAll(request: RequestClient, assertions: unknown[]) {
  return request(`${API}/v2/batch/records`, { method: 'put', json: { assertions } })
}

/** Lists the objects of the workspace: https://docs.attio.com/api-reference/objects/list-objects */
export function listObjects(request: RequestClient) {
  return request<ObjectsAnswer>(`${API}/v2/objects`)
}
