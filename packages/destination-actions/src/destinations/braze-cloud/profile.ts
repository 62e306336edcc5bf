import { omit } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { toIsoDay, toIsoTime } from '../../lib/times'
import { brazeId, externalId, userAlias } from './fields'
import { identityOf } from './identity'
import { withoutBasicFormat } from './track'
import type { Payload } from './updateUserProfile/generated-types'

/**
 * The fields of a user profile. Their keys are the names that Braze has for them, see
 * https://www.braze.com/docs/api/objects_filters/user_attributes_object/#braze-user-profile-fields
 */
export const profileFields = {
  external_id: externalId,
  user_alias: userAlias,
  braze_id: brazeId,
  country: {
    label: 'Country',
    description: 'The country as a two-letter code of ISO 3166-1, for example `DE`.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.context.location.country' }
  },
  current_location: {
    label: 'Current Location',
    description: 'Where the user was last, in degrees.',
    type: 'object',
    allowNull: true,
    properties: {
      latitude: { label: 'Latitude', type: 'number' },
      longitude: { label: 'Longitude', type: 'number' }
    },
    default: {
      latitude: { '@path': '$.context.location.latitude' },
      longitude: { '@path': '$.context.location.longitude' }
    }
  },
  date_of_first_session: {
    label: 'Date of First Session',
    description: 'When the user first used the app.',
    type: 'datetime',
    allowNull: true
  },
  date_of_last_session: {
    label: 'Date of Last Session',
    description: 'When the user last used the app.',
    type: 'datetime',
    allowNull: true
  },
  dob: {
    label: 'Date of Birth',
    description: 'The birthday of the user. Only the day is sent.',
    type: 'datetime',
    allowNull: true
  },
  email: {
    label: 'Email',
    description: 'The email address of the user. It names the user where none of the IDs is there.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.traits.email' }
  },
  email_subscribe: {
    label: 'Email Subscription',
    description:
      'Whether the user wants email: `opted_in` (said so), `unsubscribed` (said no) or `subscribed` (has not said).',
    type: 'string'
  },
  email_open_tracking_disabled: {
    label: 'Turn Off Email Open Tracking',
    description: 'When true, later emails to the user hold no pixel that tells whether they were opened.',
    type: 'boolean'
  },
  email_click_tracking_disabled: {
    label: 'Turn Off Email Click Tracking',
    description: 'When true, the links of later emails to the user are not tracked.',
    type: 'boolean'
  },
  facebook: {
    label: 'Facebook',
    description: 'Data about the Facebook account of the user.',
    type: 'object',
    properties: {
      id: { label: 'Facebook ID', type: 'string' },
      likes: { label: 'Likes', type: 'string', multiple: true },
      num_friends: { label: 'Number of Friends', type: 'integer' }
    }
  },
  first_name: {
    label: 'First Name',
    description: 'The first name of the user.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.traits.firstName' }
  },
  gender: {
    label: 'Gender',
    description:
      'The gender of the user. Braze keeps `M`, `F`, `O` (other), `N` (not applicable) and `P` (prefers not to say); words such as `female` are turned into these.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.traits.gender' }
  },
  home_city: {
    label: 'Home City',
    description: 'The city that the user lives in.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.traits.address.city' }
  },
  image_url: {
    label: 'Image URL',
    description: 'The URL of a picture to show with the profile.',
    type: 'string',
    format: 'uri',
    allowNull: true,
    default: { '@path': '$.traits.avatar' }
  },
  language: {
    label: 'Language',
    description: 'The language of the user as a two-letter code of ISO 639-1, for example `de`.',
    type: 'string',
    allowNull: true
  },
  last_name: {
    label: 'Last Name',
    description: 'The last name of the user.',
    type: 'string',
    default: { '@path': '$.traits.lastName' }
  },
  marked_email_as_spam_at: {
    label: 'Marked Email as Spam At',
    description: 'When the user marked an email of yours as spam.',
    type: 'datetime',
    allowNull: true
  },
  phone: {
    label: 'Phone Number',
    description: 'The phone number of the user, best in the form E.164, for example `+4930123456`.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.traits.phone' }
  },
  push_subscribe: {
    label: 'Push Subscription',
    description:
      'Whether the user wants push messages: `opted_in` (said so), `unsubscribed` (said no) or `subscribed` (has not said).',
    type: 'string'
  },
  push_tokens: {
    label: 'Push Tokens',
    description: 'The addresses for push messages to the devices of the user.',
    type: 'object',
    multiple: true,
    properties: {
      app_id: { label: 'App ID', description: 'The app that the token is for.', type: 'string', required: true },
      token: { label: 'Token', type: 'string', required: true },
      device_id: { label: 'Device ID', description: 'Braze makes one up if it is missing.', type: 'string' }
    }
  },
  time_zone: {
    label: 'Time Zone',
    description: 'The name of the time zone in the IANA database, for example `Europe/Berlin`.',
    type: 'string'
  },
  twitter: {
    label: 'X (Twitter)',
    description: 'Data about the X account of the user.',
    type: 'object',
    properties: {
      id: { label: 'X ID', type: 'string' },
      screen_name: { label: 'Handle', type: 'string' },
      followers_count: { label: 'Number of Followers', type: 'integer' },
      friends_count: { label: 'Number of Accounts Followed', type: 'integer' },
      statuses_count: { label: 'Number of Posts', type: 'integer' }
    }
  },
  subscription_groups: {
    label: 'Subscription Groups',
    description: 'The subscription groups that the user joins or leaves.',
    type: 'object',
    multiple: true,
    defaultObjectUI: 'keyvalue',
    properties: {
      subscription_group_id: { label: 'Subscription Group ID', type: 'string', required: true },
      subscription_state: {
        label: 'Subscription State',
        type: 'string',
        required: true,
        choices: [
          { label: 'Subscribed', value: 'subscribed' },
          { label: 'Unsubscribed', value: 'unsubscribed' }
        ]
      }
    }
  },
  custom_attributes: {
    label: 'Custom Attributes',
    description:
      'Further attributes by name. Left out are those that a field of this mapping sends, and the traits `firstName`, `lastName` and `avatar`, which have fields of their own.',
    type: 'object',
    default: { '@path': '$.traits' }
  }
} satisfies Record<string, InputField>

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
  const { current_location, date_of_first_session, date_of_last_session, dob, marked_email_as_spam_at } = profile
  const { subscription_groups, gender } = profile
  return {
    ...omit(custom_attributes, reserved),
    ...profile,
    user_alias: undefined,
    ...identityOf(profile),
    // The default mapping makes an empty object of an event without a location.
    current_location: current_location && Object.keys(current_location).length === 0 ? undefined : current_location,
    date_of_first_session: toTime(date_of_first_session),
    date_of_last_session: toTime(date_of_last_session),
    dob: dob && toIsoDay(withoutBasicFormat(dob)),
    marked_email_as_spam_at: toTime(marked_email_as_spam_at),
    subscription_groups: subscription_groups?.length ? subscription_groups : undefined,
    gender: gender && (genders.get(gender.toLowerCase()) ?? gender),
    _update_existing_only: updateExistingOnly
  }
}

function toTime(time: string | number | null | undefined) {
  return time && toIsoTime(withoutBasicFormat(time))
}
