import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** The user, by your own ID. */
export const userId = {
  label: 'User ID',
  description: 'The ID of the user in your system.',
  type: 'string',
  default: { '@path': '$.userId' }
} satisfies InputField

/** The visitor before they are identified. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not identified yet.',
  type: 'string',
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** The type of the call, for APIs that receive it unchanged. */
export const type = {
  label: 'Type',
  description: 'The type of the call, such as `track`.',
  type: 'string',
  required: true,
  default: { '@path': '$.type' }
} satisfies InputField

/** The name of the event. */
export const event = {
  label: 'Event',
  description: 'The name of the event.',
  type: 'string',
  required: true,
  default: { '@path': '$.event' }
} satisfies InputField

/** The name of the event, under the label "Event Name". */
export const eventName = {
  label: 'Event Name',
  description: 'The name of the event.',
  type: 'string',
  required: true,
  default: { '@path': '$.event' }
} satisfies InputField

/** The properties of an event, under the label "Properties". */
export const properties = {
  label: 'Properties',
  description: 'The properties of the event.',
  type: 'object',
  default: { '@path': '$.properties' }
} satisfies InputField

/** The properties of an event, under the label "Event Properties". */
export const eventProperties = {
  label: 'Event Properties',
  description: 'The properties of the event.',
  type: 'object',
  default: { '@path': '$.properties' }
} satisfies InputField

/** The traits of an identify call. */
export const traits = {
  label: 'Traits',
  description: 'The traits of the user.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField

/** The time of a call, for APIs that require ISO 8601. */
export const timestamp = {
  label: 'Timestamp',
  description: 'When it happened.',
  type: 'string',
  format: 'date-time',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** The time of an event, in any format that can be parsed as a date. */
export const eventTime = {
  label: 'Timestamp',
  description: 'When the event happened.',
  type: 'datetime',
  default: { '@path': '$.timestamp' }
} satisfies InputField

/** The ID of a call, with which an API recognizes duplicates. */
export const messageId = {
  label: 'Message ID',
  description: 'The unique ID of the call.',
  type: 'string',
  default: { '@path': '$.messageId' }
} satisfies InputField

/** The whole context of a call. */
export const context = {
  label: 'Context',
  description: 'The context of the call: page, device, campaign and so on.',
  type: 'object',
  default: { '@path': '$.context' }
} satisfies InputField

/** The whole context of an event. */
export const eventContext = {
  label: 'Context',
  description: 'The context of the event: device, page, campaign and so on.',
  type: 'object',
  default: { '@path': '$.context' }
} satisfies InputField

/** The URL of the page of an event or a page view. It may be `null`. */
export const pageUrl = {
  label: 'URL',
  description: 'The address of the page.',
  type: 'string',
  format: 'uri',
  allowNull: true,
  default: firstOf('$.context.page.url', '$.properties.url')
} satisfies InputField

/** The URL of the page that the visitor came from. It may be `null`. */
export const pageReferrer = {
  label: 'Referrer',
  description: 'The URL of the page that the visitor came from.',
  type: 'string',
  allowNull: true,
  default: firstOf('$.context.page.referrer', '$.properties.referrer')
} satisfies InputField

/** The user agent of the browser. */
export const userAgent = {
  label: 'User Agent',
  description: 'The user agent of the browser.',
  type: 'string',
  default: { '@path': '$.context.userAgent' }
} satisfies InputField

/** The brand of the device. */
export const deviceBrand = {
  label: 'Device Brand',
  description: 'The brand of the device.',
  type: 'string',
  default: { '@path': '$.context.device.brand' }
} satisfies InputField

/** The manufacturer of the device. */
export const deviceManufacturer = {
  label: 'Device Manufacturer',
  description: 'The manufacturer of the device.',
  type: 'string',
  default: { '@path': '$.context.device.manufacturer' }
} satisfies InputField

/** The model of the device. */
export const deviceModel = {
  label: 'Device Model',
  description: 'The model of the device.',
  type: 'string',
  default: { '@path': '$.context.device.model' }
} satisfies InputField

/** The language of the device or browser. */
export const language = {
  label: 'Language',
  description: 'The language that the user has set.',
  type: 'string',
  default: { '@path': '$.context.locale' }
} satisfies InputField
