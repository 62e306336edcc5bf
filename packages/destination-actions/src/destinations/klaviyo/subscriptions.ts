import { requireOneOf } from './api'
import { phoneOf } from './profile'

/** The fields of a payload that say whom a subscription is about. */
interface Subscriber {
  email?: string
  phone_number?: string
  country_code?: string
}

/**
 * The attributes of a profile with a consent for each of its channels.
 *
 * @param consents for each channel what the person agrees to, or no longer agrees to
 * @throws PayloadValidationError if there is no channel, or if the phone number is not valid
 */
export async function toSubscriber(payload: Subscriber, consents: { email: object; sms: object }) {
  requireOneOf(payload, { email: 'Email', phone_number: 'Phone Number' })
  const email = payload.email || undefined
  const phone_number = await phoneOf(payload)
  return {
    subscriptions: { email: email && consents.email, sms: phone_number && consents.sms },
    email,
    phone_number
  }
}

/** The relationship of a bulk job to a list, if there is one. */
export function toList(id: string | undefined) {
  return id ? { list: { data: { type: 'list', id } } } : undefined
}
