import { PayloadValidationError } from '@segment/actions-core'
import type { ModifiedResponse, Rejection } from '@segment/actions-core'
import { toIsoTime, toUnixMilliseconds, toUnixSeconds } from '../../lib/times'
import type { Settings } from './generated-types'

/** The hosts of the data centers: https://support.iterable.com/hc/en-us/articles/17774649728276 */
const hosts = { united_states: 'https://api.iterable.com', europe: 'https://api.eu.iterable.com' }

/** The API in the data center of the project. https://api.iterable.com/api/docs */
export function api({ dataCenterLocation }: Settings): string {
  return `${hosts[dataCenterLocation === 'europe' ? 'europe' : 'united_states']}/api`
}

/** @throws PayloadValidationError where Iterable could not tell whose the event is */
export function requireIdentity({ email, userId }: { email?: string; userId?: string }): void {
  if (email || userId) return
  throw new PayloadValidationError(
    'Iterable finds users by email address or user ID, but the event has neither. Map Email or User ID to a value that it has.'
  )
}

/**
 * The fields to keep, with each date and time at any depth in the form that Iterable takes for a date:
 * `2024-02-29 12:00:00 +00:00`. https://support.iterable.com/hc/en-us/articles/208183076
 *
 * @param phoneNumber goes along as a field
 */
export function toDataFields(fields: Record<string, unknown> | undefined, phoneNumber?: string | null) {
  return { ...(withIterableDates(fields ?? {}) as object), phoneNumber: phoneNumber ?? undefined }
}

function withIterableDates(value: unknown): unknown {
  if (typeof value === 'string') return toIterableDate(value)
  if (Array.isArray(value)) return value.map(withIterableDates)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withIterableDates(part)]))
}

/** Days without a time of day stay as they are: Iterable reads them as dates already. */
function toIterableDate(text: string): string {
  const milliseconds = text.length > 10 ? toUnixMilliseconds(text) : undefined
  if (milliseconds === undefined) return text
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' +00:00')
}

/** When something happened, in seconds since 1970. Default: now */
export function toCreatedAt(time: string | number | undefined): number | undefined {
  return time === undefined ? Math.floor(Date.now() / 1000) : toUnixSeconds(toIsoTime(time))
}

/**
 * The most bytes of the list in a batch: a request may have 4 MB, and a part of it is around the list.
 * https://support.iterable.com/hc/en-us/articles/204780579
 */
export const MAX_LIST_BYTES = 3_900_000

/** A product of an event. */
interface Item {
  categories?: string
  [field: string]: unknown
}

/** The parameters that a product of Iterable has. https://api.iterable.com/api/docs#commerce_updateCart */
const itemFields = ['id', 'name', 'sku', 'quantity', 'price', 'categories', 'url', 'imageUrl', 'dataFields']

/** Products for Iterable. What has no parameter of its own is repeated among the data fields, where templates find it. */
export function toItems(items: Item[]) {
  return items.map((item) => ({
    ...item,
    dataFields: Object.fromEntries(Object.entries(item).filter(([key]) => !itemFields.includes(key))),
    categories: item.categories === undefined ? undefined : [item.categories]
  }))
}

/** Who bought something, or whose cart it is. */
interface User {
  email?: string
  userId?: string
  dataFields?: Record<string, unknown>
  phoneNumber?: string | null
  mergeNestedObjects?: boolean
}

/** @throws PayloadValidationError where Iterable could not tell who the user is */
export function toUser({ email, userId, mergeNestedObjects, ...user }: User) {
  requireIdentity({ email, userId })
  return { email, userId, mergeNestedObjects, dataFields: toDataFields(user.dataFields, user.phoneNumber) }
}

/** The answer to a batch: lists of the email addresses and user IDs that Iterable did not take, by the reason. */
export interface BulkAnswer {
  failedUpdates?: Record<string, unknown>
}

/** The items of a batch whose email address or user ID is in one of the lists. */
export function rejectionsOf(
  { data }: ModifiedResponse<BulkAnswer>,
  items: { email?: string; userId?: string }[]
): Rejection[] {
  const failed = Object.entries(data?.failedUpdates ?? {}).filter(([, ids]) => Array.isArray(ids)) as [
    string,
    string[]
  ][]
  return items.flatMap(({ email, userId }, position) => {
    const reasons = failed
      .filter(([, ids]) => ids.some((id) => id === email || id === userId))
      .map(([reason]) => reason)
    return reasons.length > 0 ? [{ position, message: `Iterable did not take the user: ${reasons.join(', ')}.` }] : []
  })
}
