import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Client, User } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** Traits that have a field of their own, and so are no custom attributes. */
const OWN_FIELDS = ['email', 'firstName', 'lastName', 'gender', 'phone', 'braze_subscription_groups']

/** What Braze calls a gender. */
const GENDERS: Record<string, string[]> = {
  M: ['m', 'man', 'male'],
  F: ['f', 'w', 'woman', 'female'],
  O: ['o', 'other'],
  N: ['n', 'not applicable'],
  P: ['p', 'prefer not to say']
}

const action: BrowserActionDefinition<Settings, Client, Payload> = {
  title: 'Update User Profile',
  description: 'Tell who a user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify" or type = "group"',
  fields: {
    external_id: {
      label: 'External User ID',
      description: 'The ID that you know the user by. Without one, the anonymous user of the page is updated.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    country: {
      label: 'Country',
      description: 'The country as a two-letter code of ISO 3166-1, for example `DE`.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.context.location.country' }
    },
    current_location: {
      label: 'Current Location',
      description: 'Where the user is, in degrees.',
      type: 'object',
      allowNull: true,
      properties: {
        key: {
          label: 'Key',
          description: 'The name of the custom attribute that keeps the location, too.',
          type: 'string',
          required: true
        },
        latitude: { label: 'Latitude', description: 'Degrees north.', type: 'number', required: true },
        longitude: { label: 'Longitude', description: 'Degrees east.', type: 'number', required: true }
      }
    },
    custom_attributes: {
      label: 'Custom Attributes',
      description: 'Further attributes by name. Traits that another field has by default are left out.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    dob: { label: 'Date of Birth', description: 'The birthday of the user.', type: 'datetime', allowNull: true },
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      format: 'email',
      allowNull: true,
      default: { '@path': '$.traits.email' }
    },
    email_subscribe: {
      label: 'Email Subscription',
      description: 'Whether the user wants emails: `opted_in`, `subscribed` or `unsubscribed`.',
      type: 'string'
    },
    first_name: {
      label: 'First Name',
      description: 'The first name of the user.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.firstName' }
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the user.',
      type: 'string',
      default: { '@path': '$.traits.lastName' }
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
      description: 'The address of a picture of the user. Kept for mappings of cloud mode: the SDK has no call for it.',
      type: 'string',
      format: 'uri',
      default: { '@path': '$.traits.avatar' }
    },
    language: {
      label: 'Language',
      description: 'The language of the user as a two-letter code of ISO 639-1, for example `de`.',
      type: 'string',
      allowNull: true
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the user, best in the form E.164, for example `+4930123456`.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.phone' }
    },
    push_subscribe: {
      label: 'Push Subscription',
      description: 'Whether the user wants push messages: `opted_in`, `subscribed` or `unsubscribed`.',
      type: 'string'
    },
    subscription_groups: {
      label: 'Subscription Groups',
      description: 'The subscription groups that the user joins or leaves.',
      type: 'object',
      multiple: true,
      properties: {
        subscription_group_id: {
          label: 'Subscription Group ID',
          description: 'The ID of the group.',
          type: 'string',
          required: true
        },
        subscription_group_state: {
          label: 'Subscription Group State',
          description: 'Whether the user is in the group.',
          type: 'string',
          choices: [
            { value: 'subscribed', label: 'Subscribed' },
            { value: 'unsubscribed', label: 'Unsubscribed' }
          ],
          required: true
        }
      },
      default: { '@path': '$.traits.braze_subscription_groups' }
    }
  },
  perform: (client, { payload }) => {
    const braze = client.braze()
    if (payload.external_id) braze?.changeUser(payload.external_id)
    const user = braze?.getUser()
    if (!user) return
    updateUser(user, payload)
    for (const { subscription_group_id: id, subscription_group_state: state } of payload.subscription_groups ?? []) {
      if (state === 'subscribed') braze?.getUser()?.addToSubscriptionGroup(id)
      else braze?.getUser()?.removeFromSubscriptionGroup(id)
    }
  }
}

/**
 * Sets what the payload holds; null removes it. What is absent stays as it is.
 *
 * https://braze.com/docs/developer_guide/analytics/setting_user_attributes/
 */
function updateUser(user: User, payload: Payload): void {
  const { current_location: location, custom_attributes, dob, gender } = payload
  const set = <Value>(value: Value | undefined, call: (value: Value) => unknown) => {
    if (value !== undefined) call(value)
  }
  set(payload.country, (country) => user.setCountry(country))
  if (location?.key) user.setCustomLocationAttribute(location.key, location.latitude, location.longitude)
  set(dob, (date) => user.setDateOfBirth(...dayOf(date)))
  for (const [name, value] of Object.entries(custom_attributes ?? {})) {
    if (!OWN_FIELDS.includes(name)) user.setCustomUserAttribute(name, value)
  }
  set(payload.email_subscribe, (type) => user.setEmailNotificationSubscriptionType(type))
  set(payload.email, (email) => user.setEmail(email))
  set(payload.first_name, (name) => user.setFirstName(name))
  set(gender, (word) => user.setGender(letterOf(word)))
  set(payload.home_city, (city) => user.setHomeCity(city))
  set(payload.language, (language) => user.setLanguage(language))
  if (location) user.setLastKnownLocation(location.latitude, location.longitude)
  set(payload.last_name, (name) => user.setLastName(name))
  set(payload.phone, (phone) => user.setPhoneNumber(phone))
  set(payload.push_subscribe, (type) => user.setPushNotificationSubscriptionType(type))
}

/** The day of a time: year, month from 1, and day of the month. */
function dayOf(time: string | number | null): [number | null, number | null, number | null] {
  if (time === null) return [null, null, null]
  const date = new Date(time)
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
}

/** The letter that Braze has for a gender. Other words stay: Braze says in the console that it does not know them. */
function letterOf(gender: string | null): string | null {
  const word = String(gender).toLowerCase()
  return Object.keys(GENDERS).find((letter) => GENDERS[letter]!.includes(word)) ?? gender
}

export default action
