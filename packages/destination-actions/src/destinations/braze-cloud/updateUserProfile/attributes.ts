import { omit } from '@segment/actions-core'
import { toIsoDay, toIsoTime } from '../../../lib/iso-time'
import { identityOf } from '../identity'
import type { Payload } from './generated-types'
import { profileFields } from './profile-fields'

/** What `custom_attributes` must not set: the fields have it, or the traits that the fields are filled from. */
const reserved = [...Object.keys(profileFields), '_update_existing_only', 'firstName', 'lastName', 'avatar']

const genders = new Map([
  ...['m', 'man', 'male'].map((word) => [word, 'M'] as const),
  ...['f', 'w', 'woman', 'female'].map((word) => [word, 'F'] as const),
  ...['o', 'other'].map((word) => [word, 'O'] as const),
  ...['n', 'not applicable'].map((word) => [word, 'N'] as const),
  ...['p', 'prefer not to say'].map((word) => [word, 'P'] as const)
])

/**
 * Makes the attributes object of one user. Fields that are `null` stay so: that removes the attribute.
 *
 * @param updateExistingOnly whether Braze should drop data of unknown users
 * @throws PayloadValidationError where the user has no identifier
 */
export function toAttributes(
  { custom_attributes, enable_batching: _, batch_size: __, ...profile }: Payload,
  updateExistingOnly: boolean | undefined
): object {
  const { current_location, date_of_first_session, date_of_last_session, dob, marked_email_as_spam_at, gender } =
    profile
  return {
    ...omit(custom_attributes, reserved),
    ...profile,
    user_alias: undefined,
    braze_id: undefined,
    ...identityOf(profile),
    // The default mapping makes an empty object of an event without a location.
    current_location: current_location && Object.keys(current_location).length === 0 ? undefined : current_location,
    date_of_first_session: date_of_first_session && toIsoTime(date_of_first_session),
    date_of_last_session: date_of_last_session && toIsoTime(date_of_last_session),
    dob: dob && toIsoDay(dob),
    marked_email_as_spam_at: marked_email_as_spam_at && toIsoTime(marked_email_as_spam_at),
    gender: gender && (genders.get(gender.toLowerCase()) ?? gender),
    _update_existing_only: updateExistingOnly
  }
}
