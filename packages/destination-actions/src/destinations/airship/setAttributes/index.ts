import type { ActionDefinition } from '@segment/actions-core'
import { api, audienceOf, toAirshipTime } from '../api'
import { channelId, channelType, namedUserId, occurred } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Set Attributes',
  description: 'Sets attributes of a user or of one channel.',
  defaultSubscription: 'type = "identify"',
  fields: {
    named_user_id: namedUserId,
    channel_id: channelId,
    channel_type: channelType,
    occurred,
    attributes: {
      label: 'Attributes',
      description: 'Attributes to set, by their ID in Airship. An empty value removes the attribute.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        title: { label: 'Title', description: 'Such as Mr or Dr.', type: 'string' },
        first_name: { label: 'First Name', description: 'The first name.', type: 'string' },
        last_name: { label: 'Last Name', description: 'The last name.', type: 'string' },
        full_name: { label: 'Full Name', description: 'The full name.', type: 'string' },
        gender: { label: 'Gender', description: 'The gender.', type: 'string' },
        zipcode: {
          label: 'Postal Code',
          description: 'The postal code, which Airship keeps as a number.',
          type: 'integer'
        },
        city: { label: 'City', description: 'The city.', type: 'string' },
        region: { label: 'Region', description: 'The region or state.', type: 'string' },
        country: { label: 'Country', description: 'The country.', type: 'string' },
        birthdate: { label: 'Date of Birth', description: 'When the person was born.', type: 'datetime' },
        age: { label: 'Age', description: 'The age in years.', type: 'integer' },
        mobile_phone: { label: 'Mobile Phone', description: 'The number of the mobile phone.', type: 'string' },
        home_phone: { label: 'Home Phone', description: 'The number of the phone at home.', type: 'string' },
        work_phone: { label: 'Work Phone', description: 'The number of the phone at work.', type: 'string' },
        loyalty_tier: { label: 'Loyalty Tier', description: 'The tier in your loyalty program.', type: 'string' },
        company: { label: 'Company', description: 'The company that the person works for.', type: 'string' },
        username: { label: 'User Name', description: 'The name by which the person logs in.', type: 'string' },
        account_creation: { label: 'Account Creation', description: 'When the account was created.', type: 'datetime' },
        email: { label: 'Email', description: 'The email address.', type: 'string' },
        altitude: { label: 'Altitude', description: 'The last known altitude.', type: 'integer' },
        latitude: { label: 'Latitude', description: 'The last known latitude.', type: 'number' },
        longitude: { label: 'Longitude', description: 'The last known longitude.', type: 'number' },
        advertising_id: { label: 'Advertising ID', description: 'The advertising ID of the device.', type: 'string' }
      },
      default: {
        title: { '@path': '$.traits.title' },
        first_name: { '@path': '$.traits.first_name' },
        last_name: { '@path': '$.traits.last_name' },
        full_name: { '@path': '$.traits.full_name' },
        gender: { '@path': '$.traits.gender' },
        zipcode: { '@path': '$.traits.address.postalCode' },
        city: { '@path': '$.traits.address.city' },
        region: { '@path': '$.traits.address.region' },
        country: { '@path': '$.traits.address.country' },
        birthdate: { '@path': '$.traits.birthday' },
        age: { '@path': '$.traits.age' },
        mobile_phone: { '@path': '$.traits.phone' },
        home_phone: { '@path': '$.traits.home_phone' },
        work_phone: { '@path': '$.traits.work_phone' },
        loyalty_tier: { '@path': '$.traits.loyalty_tier' },
        company: { '@path': '$.traits.company_name' },
        username: { '@path': '$.traits.username' },
        account_creation: { '@path': '$.traits.account_creation' },
        email: { '@path': '$.traits.email' },
        altitude: { '@path': '$.traits.altitude' },
        latitude: { '@path': '$.traits.latitude' },
        longitude: { '@path': '$.traits.longitude' },
        advertising_id: { '@path': '$.context.device.advertisingId' }
      }
    }
  },
  // https://docs.airship.com/api/ua/#operation-api-channels-attributes-post
  perform: (request, { settings, payload }) =>
    request(`${api(settings)}/channels/attributes`, {
      method: 'post',
      json: {
        attributes: Object.entries(payload.attributes ?? {}).map(([key, value]) => ({
          ...(isEmpty(value) ? { action: 'remove' } : { action: 'set', value: valueOf(key, value) }),
          key,
          timestamp: toAirshipTime(payload.occurred)
        })),
        audience: audienceOf(payload)
      }
    })
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** The value in the type that the predefined attribute has: https://docs.airship.com/guides/audience/attributes/ */
function valueOf(key: string, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  if (key === 'birthdate' || key === 'account_creation') return toAirshipTime(value)
  if (/^(?:mobile|home|work)_phone$/.test(key)) return numberIn(String(value)) ?? value
  return value
}

/** The digits of a phone number as a number. */
function numberIn(phone: string): number | undefined {
  const digits = phone.replace(/\D/g, '')
  return digits === '' ? undefined : Number(digits)
}

export default action
