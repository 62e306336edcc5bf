import { PayloadValidationError } from '@segment/actions-core'
import { channelFields } from './channel-fields'
import type { Payload } from './generated-types'
import { parseStatus } from './subscription-status'
import type { SubscriptionStatus } from './subscription-status'

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

/** One subscription, as the context has it. */
interface MessagingSubscription {
  key: string
  type: string
  status: SubscriptionStatus
  groups?: { name: string; status: SubscriptionStatus }[]
}

/**
 * Lists what the user wants to get: an entry for each channel that has both an address and a status.
 *
 * @throws PayloadValidationError where there is none, where a status is unknown, and where groups have no e-mail to be
 * sent with
 */
export function subscriptionsOf(payload: Payload): MessagingSubscription[] {
  const groups = groupsOf(payload)
  const subscriptions = channels.flatMap(({ address, status: field, type }): MessagingSubscription[] => {
    const key = payload[address]
    const status = parseStatus(payload[field], channelFields[field].label)
    if (!key || !status) return []
    return [{ key, type, status, ...(type === 'EMAIL' && groups.length > 0 && { groups }) }]
  })
  if (groups.length > 0 && !subscriptions.some(({ type }) => type === 'EMAIL')) {
    throw new PayloadValidationError(
      'Subscription Groups are groups of e-mails. Map an Email and an Email Subscription Status as well.'
    )
  }
  if (subscriptions.length === 0) {
    throw new PayloadValidationError(
      'There is no subscription to send. Map an Email, a Phone or a Push Token together with its subscription status.'
    )
  }
  return subscriptions
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
    const status = parseStatus(value, `The status of the subscription group "${name}"`)
    return status ? [{ name, status }] : []
  })
}
