import type { InputField } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'
import { eventTime, userId } from '../../lib/event-fields'

/** The currencies that Moloco knows. */
const currencies = [
  'UNKNOWN_CURRENCY',
  'USD',
  'KRW',
  'JPY',
  'EUR',
  'GBP',
  'SEK',
  'INR',
  'THB',
  'IDR',
  'CNY',
  'CAD',
  'RUB',
  'BRL',
  'SGD',
  'HKD',
  'AUD',
  'PLN',
  'DKK',
  'VND',
  'MYR',
  'PHP',
  'TRY',
  'VEF'
]

/** Who did it, when and on which device: the fields that all actions begin with. */
export const eventFields = {
  event_id: {
    label: 'Event ID',
    description: 'A unique ID of the event.',
    type: 'string',
    default: { '@path': '$.messageId' }
  },
  timestamp: { ...eventTime, required: true },
  user_id: userId,
  device: {
    label: 'Device',
    description: 'The device of the user.',
    type: 'object',
    properties: {
      os: { label: 'OS', description: 'The operating system. It is sent in capital letters.', type: 'string' },
      os_version: { label: 'OS Version', description: 'The version of the operating system.', type: 'string' },
      advertising_id: { label: 'Advertising ID', description: 'The IDFA or GAID of the device.', type: 'string' },
      unique_device_id: { label: 'Unique Device ID', description: 'Your own ID of the device.', type: 'string' },
      model: { label: 'Model', description: 'The model of the device.', type: 'string' },
      ua: { label: 'User Agent', description: 'The user agent of the browser or app.', type: 'string' },
      language: { label: 'Language', description: 'The language of the device.', type: 'string' },
      ip: { label: 'IP Address', description: 'The IP address of the device.', type: 'string' }
    },
    default: {
      os: { '@path': '$.context.os.name' },
      os_version: { '@path': '$.context.os.version' },
      advertising_id: { '@path': '$.context.device.advertisingId' },
      unique_device_id: { '@path': '$.context.device.id' },
      model: { '@path': '$.context.device.model' },
      ua: { '@path': '$.context.userAgent' },
      ip: { '@path': '$.context.ip' }
    }
  },
  session_id: {
    label: 'Session ID',
    description: 'The ID of the session, or of the visitor who is not logged in.',
    type: 'string',
    default: { '@path': '$.anonymousId' }
  },
  default_currency: {
    label: 'Default Currency',
    description: 'The currency of the items that have none of their own.',
    type: 'string',
    choices: currencies,
    default: 'USD'
  }
} satisfies Record<string, InputField>

/** On which page it was: the fields that all actions have besides. */
export const pageFields = {
  page_id: {
    label: 'Page ID',
    description: 'The ID of the page or screen where it happened.',
    type: 'string',
    default: { '@path': '$.context.page.path' }
  },
  page_identifier_tokens: {
    label: 'Page Identifier Tokens',
    description:
      'What identifies the page, as pairs such as `category` and `shoes`. They make the page ID where that is empty.',
    type: 'object',
    defaultObjectUI: 'keyvalue'
  }
} satisfies Record<string, InputField>

/** The page before. */
export const referrerPageId = {
  label: 'Referrer Page ID',
  description: 'The ID of the page from which the user came.',
  type: 'string',
  default: { '@path': '$.context.page.referrer' }
} satisfies InputField

/** The default of `items`, from a list of products or from properties that are those of a single product. */
const itemsOf = (list: string) =>
  eachOf(list, {
    id: '$.product_id',
    price: '$.price',
    currency: '$.currency',
    quantity: '$.quantity',
    seller_id: '$.seller_id'
  })

/** The items that the event is about, from the list of products of the event. */
export const items = {
  label: 'Items',
  description: 'The items that the event is about. An item with a price needs a currency, and the other way round.',
  type: 'object',
  multiple: true,
  properties: {
    id: { label: 'Item ID', description: 'The ID of the item in your catalog.', type: 'string', required: true },
    price: { label: 'Price', description: 'The price of one piece.', type: 'number' },
    currency: {
      label: 'Currency',
      description: 'The currency of the price. The default currency where it is empty.',
      type: 'string',
      choices: currencies
    },
    quantity: { label: 'Quantity', description: 'How many pieces it is.', type: 'integer' },
    seller_id: { label: 'Seller ID', description: 'The ID of the seller of the item.', type: 'string' }
  },
  default: itemsOf('$.properties.products')
} satisfies InputField

/** The item that the event is about, from the properties of the event. */
export const requiredItem = { ...items, required: true, default: itemsOf('$.properties') } satisfies InputField

/** An amount of money in its currency. */
export const shippingCharge = {
  label: 'Shipping Charge',
  description: 'What the user pays for shipping.',
  type: 'object',
  properties: {
    price: { label: 'Amount', description: 'How much it is.', type: 'number', required: true },
    currency: {
      label: 'Currency',
      description: 'The currency of the amount.',
      type: 'string',
      choices: currencies,
      required: true
    }
  }
} satisfies InputField

/** What the vendor earns. */
export const revenue = {
  ...shippingCharge,
  label: 'Revenue',
  description: 'The value of the event for you: what the user pays, without shipping.',
  default: { price: { '@path': '$.properties.revenue' }, currency: { '@path': '$.properties.currency' } }
} satisfies InputField
