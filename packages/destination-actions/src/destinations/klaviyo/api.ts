import { APIError, HTTPError, PayloadValidationError } from '@segment/actions-core'
import type { ModifiedResponse, Rejection, RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** Where Klaviyo takes all requests: https://developers.klaviyo.com/en/reference/api_overview */
export const API = 'https://a.klaviyo.com/api'

/** The headers of every request. The revision is the version of the API, by its date. */
export function headersOf({ api_key }: Settings) {
  return { authorization: `Klaviyo-API-Key ${api_key}`, accept: 'application/json', revision: '2025-01-15' }
}

/** A thing as JSON:API names it, without what is known of it. */
interface Reference {
  type: string
  id: string
}

/**
 * Creates a profile.
 *
 * @returns its ID, and whether it is new: Klaviyo refuses one that is there already, and answers with its ID
 *
 * Source: https://developers.klaviyo.com/en/reference/create_profile
 */
export async function createProfile(
  request: RequestClient,
  attributes: object
): Promise<{ id: string; isNew: boolean }> {
  try {
    const { data } = await request<{ data?: Reference }>(`${API}/profiles/`, {
      method: 'post',
      json: { data: { type: 'profile', attributes } }
    })
    if (data?.data?.id) return { id: data.data.id, isNew: true }
  } catch (error) {
    const id = duplicateIn(error)
    if (id) return { id, isNew: false }
    throw error
  }
  throw new APIError('Klaviyo took the profile, but its answer has no profile ID.', 502)
}

function duplicateIn(error: unknown): string | undefined {
  if (!(error instanceof HTTPError) || error.response.status !== 409) return undefined
  return errorsOf(error.response)[0]?.meta?.duplicate_profile_id
}

/** Updates a profile. https://developers.klaviyo.com/en/reference/update_profile */
export function updateProfile(request: RequestClient, id: string, attributes: object) {
  return request(`${API}/profiles/${id}`, { method: 'patch', json: { data: { type: 'profile', attributes, id } } })
}

/** By what profiles can be found. */
export interface ProfileKeys {
  external_id?: string
  email?: string
  phone_number?: string
}

/**
 * Finds profiles by their external IDs, then by their emails, then by their phone numbers.
 *
 * @returns their IDs, each once
 *
 * Source: https://developers.klaviyo.com/en/reference/get_profiles
 */
export async function findProfiles(request: RequestClient, keys: ProfileKeys[]): Promise<string[]> {
  const ids: string[] = []
  for (const key of ['external_id', 'email', 'phone_number'] as const) {
    const values = keys.map((profile) => profile[key]).filter((value) => value !== undefined && value !== '')
    if (values.length === 0) continue
    const filter = `any(${key},[${values.map((value) => inFilter(JSON.stringify(value), key)).join(',')}])`
    const found = await allPages<Reference>(request, `${API}/profiles/?filter=${filter}`)
    ids.push(...found.map(({ id }) => id))
  }
  return [...new Set(ids)]
}

/**
 * Encodes a value of a filter. Recorded requests leave the plus of phone numbers as it is, although
 * https://developers.klaviyo.com/en/docs/filtering_ recommends to encode all of it.
 */
function inFilter(text: string, key: keyof ProfileKeys): string {
  const encoded = encodeURIComponent(text)
  return key === 'phone_number' ? encoded.replaceAll('%2B', '+') : encoded
}

/** Gets a list page by page. https://developers.klaviyo.com/en/docs/pagination_ */
export async function allPages<Item>(request: RequestClient, url: string): Promise<Item[]> {
  const items: Item[] = []
  for (let page: string | null | undefined = url; page;) {
    const { data }: ModifiedResponse<{ data?: Item[]; links?: { next?: string | null } }> = await request(page)
    if (Array.isArray(data?.data)) items.push(...data.data)
    page = data?.links?.next
  }
  return items
}

/** Adds a profile to a list. https://developers.klaviyo.com/en/reference/add_profiles_to_list */
export function addToList(request: RequestClient, listId: string, profileId: string) {
  return request(membersOf(listId), { method: 'post', json: { data: [{ type: 'profile', id: profileId }] } })
}

/** Removes profiles from a list. https://developers.klaviyo.com/en/reference/remove_profiles_from_list */
export function removeFromList(request: RequestClient, listId: string, profileIds: string[]) {
  return request(membersOf(listId), {
    method: 'delete',
    json: { data: profileIds.map((id) => ({ type: 'profile', id })) }
  })
}

function membersOf(listId: string): string {
  return `${API}/lists/${encodeURIComponent(listId)}/relationships/profiles/`
}

/** Asks Klaviyo to delete a person's data. https://developers.klaviyo.com/en/reference/request_profile_deletion */
export function deleteProfile(request: RequestClient, id: string) {
  return request(`${API}/data-privacy-deletion-jobs/`, {
    method: 'post',
    json: { data: { type: 'data-privacy-deletion-job', attributes: { profile: { data: { type: 'profile', id } } } } }
  })
}

/** Records an event. https://developers.klaviyo.com/en/reference/create_event */
export function createEvent(request: RequestClient, attributes: object) {
  return request(`${API}/events/`, { method: 'post', json: { data: { type: 'event', attributes } } })
}

/** The bulk jobs: the address of each, and where it holds its items. */
const jobs = {
  // https://developers.klaviyo.com/en/reference/bulk_import_profiles
  'profile-bulk-import-job': { path: 'profile-bulk-import-jobs/', items: 'profiles' },
  // https://developers.klaviyo.com/en/reference/bulk_create_events
  'event-bulk-create-job': { path: 'event-bulk-create-jobs/', items: 'events-bulk-create' },
  // https://developers.klaviyo.com/en/reference/bulk_subscribe_profiles
  'profile-subscription-bulk-create-job': { path: 'profile-subscription-bulk-create-jobs/', items: 'profiles' },
  // https://developers.klaviyo.com/en/reference/bulk_unsubscribe_profiles
  'profile-subscription-bulk-delete-job': { path: 'profile-subscription-bulk-delete-jobs', items: 'profiles' }
} as const

/** The most bytes of the items of a job: Klaviyo takes 5 MB, of which what stands around the list needs a little. */
export const MAX_JOB_BYTES = 5_000_000 - 1000

/** What Klaviyo says of a request that it refuses. */
interface Refusal {
  errors?: { detail?: string; source?: { pointer?: string }; meta?: { duplicate_profile_id?: string } }[]
}

/**
 * Starts a bulk job with these items, each of the type and with the attributes given.
 *
 * @param options what else the job holds: attributes beside the items, and relationships to lists
 * @returns Klaviyo's answer, also a refusal that names the items at fault: see {@link refusedItems}
 */
export async function startJob(
  request: RequestClient,
  type: keyof typeof jobs,
  items: { type: string; attributes: object }[],
  { attributes, relationships }: { attributes?: object; relationships?: object } = {}
): Promise<ModifiedResponse<Refusal>> {
  const job = jobs[type]
  try {
    return await request<Refusal>(`${API}/${job.path}`, {
      method: 'post',
      json: { data: { type, attributes: { ...attributes, [job.items]: { data: items } }, relationships } }
    })
  } catch (error) {
    if (error instanceof HTTPError && error.response.status === 400) {
      const answer = error.response as ModifiedResponse<Refusal>
      if (refusedItems(type, answer, items).length > 0) return answer
    }
    throw error
  }
}

/**
 * Finds the items of a bulk job that Klaviyo names in its refusal. It refuses the job as a whole, so that the others have
 * to be sent again.
 *
 * Source: https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling
 */
export function refusedItems(
  type: keyof typeof jobs,
  answer: ModifiedResponse<Refusal>,
  items: unknown[]
): Rejection[] {
  const reasons = new Map<number, string>()
  for (const { detail, source } of errorsOf(answer)) {
    const place = new RegExp(`^/data/attributes/${jobs[type].items}/data/(\\d+)`).exec(source?.pointer ?? '')
    const position = Number(place?.[1])
    if (position < items.length) reasons.set(position, `${source?.pointer}: ${detail ?? 'Klaviyo states no reason.'}`)
  }
  if (reasons.size === 0) return []
  return items.map((_, position) => {
    const message = reasons.get(position)
    if (message !== undefined) return { position, message }
    return { position, status: 429, message: 'Klaviyo refused the batch because of other events. Send this one again.' }
  })
}

function errorsOf(response: Response): NonNullable<Refusal['errors']> {
  const { data } = response as ModifiedResponse<Refusal>
  return Array.isArray(data?.errors) ? data.errors : []
}

/** @throws PayloadValidationError if none of the keys, as forms name them, has a value */
export function requireOneOf(payload: object, keys: Record<string, string>): void {
  const values = payload as Record<string, unknown>
  if (Object.keys(keys).some((key) => values[key])) return
  throw new PayloadValidationError(
    `Klaviyo cannot tell whom it is about. Map one of: ${Object.values(keys).join(', ')}.`
  )
}
