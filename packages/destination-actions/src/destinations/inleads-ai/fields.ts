import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import * as shared from '../../lib/event-fields'

/** The person. */
export const userId = { ...shared.userId, required: true } satisfies InputField

/** Data about the user or the account. */
export const traits = {
  label: 'Traits',
  description: 'Further data about the user or the account.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField

/** Where the user is and with what device. */
const userMeta = {
  label: 'User Meta',
  description: 'Where the user is and which device they use.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    ip: { label: 'IP', description: 'The IP address of the user.', type: 'string' },
    latitude: { label: 'Latitude', description: 'The latitude at which the user is.', type: 'number' },
    longitude: { label: 'Longitude', description: 'The longitude at which the user is.', type: 'number' },
    country: { label: 'Country', description: 'The country in which the user is.', type: 'string' },
    city: { label: 'City', description: 'The city in which the user is.', type: 'string' },
    browser: { label: 'Browser', description: 'The user agent of the browser.', type: 'string' },
    os: { label: 'OS', description: 'The name of the operating system.', type: 'string' },
    osVersion: { label: 'OS Version', description: 'The version of the operating system.', type: 'string' },
    deviceType: { label: 'Device Type', description: 'The type of the device.', type: 'string' },
    deviceVendor: { label: 'Device Vendor', description: 'The manufacturer of the device.', type: 'string' },
    deviceModel: { label: 'Device Model', description: 'The model of the device.', type: 'string' },
    timeZone: { label: 'Time Zone', description: 'The time zone of the user, such as `Europe/Berlin`.', type: 'string' }
  },
  default: {
    ip: { '@path': '$.context.ip' },
    latitude: { '@path': '$.context.location.latitude' },
    longitude: { '@path': '$.context.location.longitude' },
    country: { '@path': '$.context.location.country' },
    city: { '@path': '$.context.location.city' },
    browser: { '@path': '$.context.userAgent' },
    os: { '@path': '$.context.os.name' },
    osVersion: { '@path': '$.context.os.version' },
    deviceType: { '@path': '$.context.device.type' },
    deviceVendor: { '@path': '$.context.device.manufacturer' },
    deviceModel: { '@path': '$.context.device.model' },
    timeZone: firstOf('$.context.timezone', '$.properties.timezone')
  }
} satisfies InputField

/** The visitor before they are known. */
const anonymousId = { ...shared.anonymousId, allowNull: true } satisfies InputField

/** The call. */
const eventId = { ...shared.messageId, label: 'Event ID' } satisfies InputField

/** Where it happened. */
const url = {
  label: 'URL',
  description: 'The address of the page.',
  type: 'string',
  default: { '@path': '$.context.page.url' }
} satisfies InputField

/** Where the user was before. */
const referer = {
  label: 'Referrer',
  description: 'The address of the page from which the user came.',
  type: 'string',
  default: { '@path': '$.context.page.referrer' }
} satisfies InputField

/** The language of the user. */
const userLanguage = {
  label: 'User Language',
  description: 'The language that the user has set.',
  type: 'string',
  default: { '@path': '$.context.locale' }
} satisfies InputField

/** When it happened. */
const utcTime = { ...shared.timestamp, label: 'UTC Time' } satisfies InputField

/** The campaign. */
const utm = {
  label: 'UTM',
  description: 'The campaign that brought the user.',
  type: 'object',
  properties: {
    source: { label: 'Source', description: 'The source of the campaign.', type: 'string' },
    medium: { label: 'Medium', description: 'The medium of the campaign.', type: 'string' },
    name: { label: 'Name', description: 'The name of the campaign.', type: 'string' },
    term: { label: 'Term', description: 'The search term of the campaign.', type: 'string' },
    content: { label: 'Content', description: 'The content of the campaign that the user chose.', type: 'string' }
  },
  default: {
    source: { '@path': '$.context.campaign.source' },
    medium: { '@path': '$.context.campaign.medium' },
    name: { '@path': '$.context.campaign.name' },
    term: { '@path': '$.context.campaign.term' },
    content: { '@path': '$.context.campaign.content' }
  }
} satisfies InputField

/** The screen of the device. */
const screen = {
  label: 'Screen',
  description: 'The size of the screen of the device.',
  type: 'object',
  properties: {
    height: { label: 'Height', description: 'The height of the screen, in pixels.', type: 'integer' },
    width: { label: 'Width', description: 'The width of the screen, in pixels.', type: 'integer' },
    density: { label: 'Density', description: 'How many physical pixels make up one pixel.', type: 'number' }
  },
  default: {
    height: { '@path': '$.context.screen.height' },
    width: { '@path': '$.context.screen.width' },
    density: { '@path': '$.context.screen.density' }
  }
} satisfies InputField

/** The time zone of the user. */
const timezone = {
  label: 'Time Zone',
  description: 'The time zone of the user, such as `Europe/Berlin`.',
  type: 'string',
  default: firstOf('$.context.timezone', '$.properties.timezone')
} satisfies InputField

/** Where the user is in the network. */
const sourceIp = {
  label: 'Source IP',
  description: 'The IP address from which the call came.',
  type: 'string',
  default: { '@path': '$.context.ip' }
} satisfies InputField

/** What every call tells of its context. */
export const callFields = {
  userMeta,
  anonymous_id: anonymousId,
  event_id: eventId,
  url,
  referer,
  user_language: userLanguage,
  utc_time: utcTime,
  utm,
  screen,
  timezone,
  source_ip: sourceIp
} satisfies Record<string, InputField>
