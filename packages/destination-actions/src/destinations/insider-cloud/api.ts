import { batched } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** A user as the API takes it: who it is, what is known of them, and what they did. */
export interface User {
  identifiers: Record<string, unknown>
  attributes: Record<string, unknown>
  /** Whether lists replace those that Insider has, instead of adding to them. */
  not_append: boolean
  events?: Record<string, unknown>[]
}

/**
 * Makes the `perform` and `performBatch` of an action that adds or updates a user for each payload.
 *
 * Source: https://academy.insiderone.com/docs/upsert-user-data-api
 */
export function batchedUsers<Payload>(toItem: (payload: Payload) => User) {
  return batched<Settings, Payload, User>({
    toItem,
    send: (request, users) =>
      request('https://unification.useinsider.com/api/user/v1/upsert', {
        method: 'post',
        json: { users, platform: 'segment' }
      })
  })
}

/** The fields that say who a user is. */
export interface IdentifierPayload {
  email_as_identifier?: boolean
  phone_number_as_identifier?: boolean
  append_arrays?: boolean
  uuid?: string
  segment_anonymous_id?: string
  custom_identifiers?: Record<string, unknown>
}

/** The identifiers of a user. Email and phone number count only where the mapping says so. */
export function identifiersOf(payload: IdentifierPayload, email: unknown, phone: unknown): User['identifiers'] {
  return {
    uuid: payload.uuid || undefined,
    email: (payload.email_as_identifier && email) || undefined,
    phone_number: (payload.phone_number_as_identifier && phone) || undefined,
    custom: { segment_anonymous_id: payload.segment_anonymous_id || undefined, ...payload.custom_identifiers }
  }
}

/** A language in the form of Insider: `en_US`. */
export function localeOf(language: string | undefined): string | undefined {
  return language?.replace('-', '_')
}
