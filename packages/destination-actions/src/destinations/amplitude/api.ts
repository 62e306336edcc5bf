import { chunk, jsonBytes } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { AmplitudeEvent } from './event'
import type { Settings } from './generated-types'

/**
 * The addresses of the data centers: `ingestion` takes events, identifications and groups, `mapping` takes user mappings,
 * `dashboard` takes searches and deletions.
 *
 * Source: the tables "Regions" of the pages below https://amplitude.com/docs/apis/analytics
 */
const regions = {
  north_america: {
    ingestion: 'https://api2.amplitude.com',
    mapping: 'https://api.amplitude.com',
    dashboard: 'https://amplitude.com'
  },
  europe: {
    ingestion: 'https://api.eu.amplitude.com',
    mapping: 'https://api.eu.amplitude.com',
    dashboard: 'https://analytics.eu.amplitude.com'
  }
}

function hostsOf({ endpoint = 'north_america' }: Settings) {
  return regions[endpoint] ?? regions.north_america
}

/** How data goes out, which is not part of it. */
interface Delivery {
  use_batch_endpoint?: boolean
  min_id_length?: number | null
}

/**
 * The options of a request, of which Amplitude knows one: the least length of user and device ids, which is 5 without
 * it. None for what is absent or not positive.
 *
 * Source: https://amplitude.com/docs/apis/analytics/http-v2, "Options"
 */
function optionsOf({ min_id_length }: Delivery): { min_id_length: number } | undefined {
  return min_id_length && min_id_length > 0 ? { min_id_length } : undefined
}

/**
 * What one request may hold. HTTP V2 takes "under 1 MB with fewer than 2000 events", the batch endpoint up to 20 MB:
 * https://amplitude.com/docs/apis/analytics/http-v2 and https://amplitude.com/docs/apis/analytics/batch-event-upload
 */
const limits = {
  '2/httpapi': { count: 1999, bytes: 999_999 },
  batch: { count: Infinity, bytes: 20_000_000 }
}

/**
 * Sends events, in as few requests as the limits allow. Both endpoints take the same body; the batch endpoint is slower
 * and throttles later.
 *
 * @returns the last response. Where a request fails, those after it are not sent; events that have an `insert_id` can be
 * sent again without being counted twice.
 */
export async function uploadEvents(
  request: RequestClient,
  settings: Settings,
  delivery: Delivery,
  events: AmplitudeEvent[]
) {
  const path = delivery.use_batch_endpoint ? 'batch' : '2/httpapi'
  const bodyOf = (part: AmplitudeEvent[]) => ({
    api_key: settings.apiKey,
    events: part,
    options: optionsOf(delivery)
  })
  const { count, bytes } = limits[path]
  const around = jsonBytes(bodyOf([])) - jsonBytes([])
  let response
  for (const part of chunk(events, { count, bytes: bytes - around })) {
    response = await request(`${hostsOf(settings).ingestion}/${path}`, { method: 'post', json: bodyOf(part) })
  }
  return response
}

/** Updates a user or a device without an event: https://amplitude.com/docs/apis/analytics/identify */
export function identify(request: RequestClient, settings: Settings, delivery: Delivery, identification: object) {
  return postForm(request, `${hostsOf(settings).ingestion}/identify`, settings, delivery, { identification })
}

/** Updates the properties of groups: https://amplitude.com/docs/apis/analytics/group-identify */
export function identifyGroups(request: RequestClient, settings: Settings, delivery: Delivery, groups: object[]) {
  const url = `${hostsOf(settings).ingestion}/groupidentify`
  return postForm(request, url, settings, delivery, { identification: groups })
}

/** Merges ids of people across projects: https://amplitude.com/docs/apis/analytics/user-mapping */
export function mapUsers(request: RequestClient, settings: Settings, delivery: Delivery, mapping: object[]) {
  return postForm(request, `${hostsOf(settings).mapping}/usermap`, settings, delivery, { mapping })
}

/** Posts a form of the API key and values as JSON, which the endpoints beside the uploads take instead of a JSON body. */
function postForm(request: RequestClient, url: string, { apiKey }: Settings, delivery: Delivery, values: object) {
  const json = Object.entries({ ...values, options: optionsOf(delivery) })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, JSON.stringify(value)])
  return request(url, { method: 'post', body: new URLSearchParams([['api_key', apiKey], ...json]) })
}

/**
 * Searches for a user, who may well not be there, because it fails for wrong keys.
 *
 * Source: https://amplitude.com/docs/apis/analytics/dashboard-rest#user-search
 */
export function searchUser(request: RequestClient, settings: Settings) {
  return request(`${hostsOf(settings).dashboard}/api/2/usersearch?user=testUser@example.com`, keysOf(settings))
}

/** Deletes a user: https://amplitude.com/docs/apis/analytics/user-privacy */
export function deleteUser(request: RequestClient, settings: Settings, userId: string) {
  return request(`${hostsOf(settings).dashboard}/api/2/deletions/users`, {
    method: 'post',
    ...keysOf(settings),
    json: { user_ids: [userId], requester: 'segment' }
  })
}

function keysOf({ apiKey, secretKey }: Settings) {
  return { username: apiKey, password: secretKey }
}
