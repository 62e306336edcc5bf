import { PayloadValidationError } from '@segment/actions-core'
import type { Payload } from './generated-types'

/**
 * The channels: the field of the address, the field of the status, what Segment calls the channel, and what it calls the
 * address as an identifier of the user.
 *
 * Sources: https://segment.com/docs/engage/user-subscriptions/set-user-subscriptions/ for e-mail, SMS and WhatsApp,
 * https://github.com/segment-integrations/analytics-swift-engage and analytics-kotlin-engage for push,
 * https://segment.com/docs/unify/identity-resolution/externalids/ for the identifiers.
 */
const channels = [
  { address: 'email', status: 'email_subscription_status', type: 'EMAIL', externalId: 'email' },
  { address: 'phone', status: 'sms_subscription_status', type: 'SMS', externalId: 'phone' },
  { address: 'phone', status: 'whatsapp_subscription_status', type: 'WHATSAPP', externalId: 'phone' },
  {
    address: 'android_push_token',
    status: 'android_push_subscription_status',
    type: 'ANDROID_PUSH',
    externalId: 'android.push_token'
  },
  { address: 'ios_push_token', status: 'ios_push_subscription_status', type: 'IOS_PUSH', externalId: 'ios.push_token' }
] as const

/**
 * The statuses of https://segment.com/docs/engage/user-subscriptions/subscription-states/ and how mappings may write
 * them, in any case.
 */
const statuses = new Map<string, SubscriptionStatus>([
  ['true', 'SUBSCRIBED'],
  ['subscribed', 'SUBSCRIBED'],
  ['false', 'UNSUBSCRIBED'],
  ['unsubscribed', 'UNSUBSCRIBED'],
  ['did_not_subscribe', 'DID_NOT_SUBSCRIBE'],
  ['did-not-subscribe', 'DID_NOT_SUBSCRIBE']
])

/** `INVALID` stands for any other text, as in recorded messages. */
type SubscriptionStatus = 'SUBSCRIBED' | 'UNSUBSCRIBED' | 'DID_NOT_SUBSCRIBE' | 'INVALID'

/** One subscription, as the context has it. */
interface MessagingSubscription {
  key: string
  type: string
  status: SubscriptionStatus
  groups?: { name: string; status: SubscriptionStatus }[]
}

/**
 * Lists what the user wants to get: an entry for each channel that has both an address and a status. An address without
 * a status only adds to the identifiers of the user.
 *
 * @throws PayloadValidationError where there is no address, or where no address has a status that Segment knows although
 * each has one
 */
export function subscriptionsOf(payload: Payload): MessagingSubscription[] {
  const mapped = channels.flatMap(({ address, status, type }) => {
    const key = payload[address]
    return key ? [{ key, type, status: statusOf(payload[status]) }] : []
  })
  if (!mapped.some(({ status }) => status !== 'INVALID')) {
    throw new PayloadValidationError(
      'There is no subscription to send. Map an Email, a Phone or a Push Token together with a status: subscribed, unsubscribed or did_not_subscribe.'
    )
  }
  const groups = groupsOf(payload)
  return mapped.flatMap(({ key, type, status }) =>
    status ? [{ key, type, status, ...(type === 'EMAIL' && groups.length > 0 && { groups }) }] : []
  )
}

/** Lists the addresses, each once, as identifiers by which Segment finds the user's profile. */
export function externalIdsOf(payload: Payload) {
  const types = new Map(channels.map(({ address, externalId }) => [address, externalId]))
  return [...types].flatMap(([address, type]) => {
    const id = payload[address]
    return id ? [{ id, type, collection: 'users', encoding: 'none' }] : []
  })
}

function groupsOf({ subscription_groups = {} }: Payload) {
  return Object.entries(subscription_groups).flatMap(([name, value]) => {
    const status = statusOf(value)
    return status ? [{ name, status }] : []
  })
}

/** Reads a status, or nothing: `null`, undefined or the empty text. */
function statusOf(value: unknown): SubscriptionStatus | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return statuses.get(String(value).toLowerCase()) ?? 'INVALID'
}
