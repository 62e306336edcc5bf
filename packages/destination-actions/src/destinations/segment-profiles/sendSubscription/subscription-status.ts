import { PayloadValidationError } from '@segment/actions-core'

/** The statuses of https://segment.com/docs/engage/user-subscriptions/subscription-states/ */
export type SubscriptionStatus = 'SUBSCRIBED' | 'UNSUBSCRIBED' | 'DID_NOT_SUBSCRIBE'

const spellings = new Map<string, SubscriptionStatus>([
  ['true', 'SUBSCRIBED'],
  ['subscribed', 'SUBSCRIBED'],
  ['false', 'UNSUBSCRIBED'],
  ['unsubscribed', 'UNSUBSCRIBED'],
  ['did_not_subscribe', 'DID_NOT_SUBSCRIBE']
])

/**
 * Reads a status, in upper or lower case, with hyphens or underscores, or a boolean.
 *
 * @param place the label of the field that holds it, for the error
 * @returns undefined for nothing: `null`, undefined or the empty text
 * @throws PayloadValidationError for anything else
 */
export function parseStatus(value: unknown, place: string): SubscriptionStatus | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const status = spellings.get(String(value).toLowerCase().replaceAll('-', '_'))
  if (status) return status
  throw new PayloadValidationError(
    `${place} must be subscribed, unsubscribed or did_not_subscribe. Map the field to one of these.`
  )
}
