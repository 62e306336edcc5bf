import { PayloadValidationError } from '@segment/actions-core'
import type { DeletionPayload, RequestClient } from '@segment/actions-core'

/**
 * Where tags, people and object types are. The endpoints are those of recorded requests; what they do is on
 * https://help.encharge.io/article/449-segment-actions
 */
const API = 'https://api.encharge.io'

/** What belongs to the context of an event, and who it is about. */
interface EventPayload {
  email?: string
  userId?: string
  segmentAnonymousId?: string
  groupId?: string
  ip?: string
  userAgent?: string
  campaign?: object
  page?: object
  location?: object
}

/**
 * Makes an event of a payload: what Encharge reads from the context goes there, and the person into `user`.
 *
 * @param personFields more fields of the person
 */
export function toEvent<Payload extends EventPayload>(payload: Payload, personFields: object | undefined) {
  const { groupId, ip, userAgent, campaign, page, location, ...event } = payload
  const { email, userId, segmentAnonymousId } = payload
  return {
    ...event,
    context: { ip, userAgent, campaign, page, location, groupId },
    user: { email, userId, segmentAnonymousId, ...personFields }
  }
}

/** Sends an event, an alias or an object. https://help.encharge.io/article/449-segment-actions */
export function ingest(request: RequestClient, event: object) {
  return request('https://ingest.encharge.io/v1', { method: 'post', json: event })
}

/** A tag, and the person who gets or loses it. */
interface Tagging {
  tag: string
  email?: string
  userId?: string
  segmentAnonymousId?: string
}

/**
 * Adds a tag to a person (`post`), or removes it (`delete`).
 *
 * @throws PayloadValidationError where nothing says who the person is
 */
export function changeTag(request: RequestClient, method: 'post' | 'delete', tagging: Tagging) {
  const { email, userId, segmentAnonymousId } = tagging
  if (!email && !userId && !segmentAnonymousId) {
    throw new PayloadValidationError(
      'Encharge cannot tell whose tag to change. Map Email, User ID or Anonymous ID to a value that the event has.'
    )
  }
  return request(`${API}/v1/tags`, { method, json: tagging })
}

/** Deletes a person by user ID, or by anonymous ID where that is all that is known. */
export function deletePerson(request: RequestClient, { userId, anonymousId }: DeletionPayload) {
  const [key, id] = userId ? ['userId', userId] : ['segmentAnonymousId', anonymousId]
  if (!id) {
    throw new PayloadValidationError(
      'Encharge cannot tell whom to delete. Send the deletion with a "userId" or an "anonymousId".'
    )
  }
  return request(`${API}/v1/people?people[0][${key}]=${encodeURIComponent(id)}`, { method: 'delete' })
}

/** Asks for the account of the API key. */
export function readAccount(request: RequestClient) {
  return request(`${API}/v1/accounts/info`)
}

/** The names of the kinds of objects that the account has. */
export async function objectTypes(request: RequestClient): Promise<string[]> {
  const { data } = await request<{ items?: { name: string }[] }>(`${API}/schemas`)
  if (!Array.isArray(data?.items)) throw new Error('Encharge answered without a list of object types. Try again later.')
  return data.items.map(({ name }) => name)
}
