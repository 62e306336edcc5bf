import type { RequestClient } from '@segment/actions-core'

/** A user as the API takes it: what names them, and attributes or events. */
export interface User {
  identifiers: Record<string, unknown>
  [part: string]: unknown
}

const API = 'https://unification.useinsider.com/api/user/v1'

/**
 * Adds attributes or events to a user. https://academy.insiderone.com/docs/upsert-user-data-api
 *
 * @param append whether values are added to a list that the user has, instead of replacing it
 */
export function upsertUser(request: RequestClient, user: User, append: boolean | undefined) {
  return request(`${API}/upsert`, { method: 'post', json: bodyOf(user, append) })
}

/** Removes values from attributes of a user. https://academy.insiderone.com/docs/delete-attribute-api */
export function deleteAttributes(request: RequestClient, user: User, append: boolean | undefined) {
  return request(`${API}/attribute/delete`, { method: 'post', json: bodyOf(user, append) })
}

function bodyOf(user: User, append = false) {
  return { users: [user], not_append: !append, platform: 'segment' }
}
