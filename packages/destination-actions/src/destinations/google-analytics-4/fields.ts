import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'

/** The browser of the visitor. Two actions know the field by another key than the others. */
const clientId = {
  label: 'Client ID',
  description:
    'The ID of the browser, which events of web streams need. Map it to that of `gtag.js` to join these events with those from the browser.',
  type: 'string',
  default: firstOf('$.userId', '$.anonymousId')
} satisfies InputField

const appFields = {
  data_stream_type: {
    label: 'Data Stream Type',
    description: 'Whether the event goes to a web stream or to that of a mobile app.',
    type: 'string',
    choices: ['Web', 'Mobile App'],
    default: 'Web'
  },
  app_instance_id: {
    label: 'App Instance ID',
    description: 'The ID that Firebase has given to the installation of the app. Events of mobile apps need it.',
    type: 'string'
  }
} satisfies Record<string, InputField>

const userFields = {
  user_id: {
    label: 'User ID',
    description: 'Your own ID of the user, by which Google joins devices. It must not tell Google who the person is.',
    type: 'string'
  },
  timestamp_micros: {
    label: 'Event Timestamp',
    description:
      'When the event happened: a date of ISO 8601, or the microseconds since 1970. Google accepts the last 72 hours.',
    type: 'string',
    default: { '@path': '$.timestamp' }
  }
} satisfies Record<string, InputField>

/** Which stream an event goes to, who it is about, and when it happened. */
export const streamFields = { ...appFields, client_id: clientId, ...userFields } satisfies Record<string, InputField>

/** As {@link streamFields}, where saved mappings hold `clientId`. */
export const streamFieldsWithClientId = { ...appFields, clientId, ...userFields } satisfies Record<string, InputField>

/** What any event may have besides its own parameters. */
export const eventFields = {
  user_properties: {
    label: 'User Properties',
    description: 'Data about the user, by name. At most 25 properties.',
    type: 'object',
    additionalProperties: true,
    defaultObjectUI: 'keyvalue'
  },
  engagement_time_msec: {
    label: 'Engagement Time in Milliseconds',
    description:
      'How long the user was engaged, in milliseconds. Reports of active users count only events that have it.',
    type: 'number',
    default: 1
  },
  params: {
    label: 'Event Parameters',
    description: 'Other parameters of the event, by name. They replace those above of the same name.',
    type: 'object',
    additionalProperties: true,
    defaultObjectUI: 'keyvalue'
  },
  ad_user_data_consent: {
    label: 'Ad User Data Consent',
    description: 'Whether the user consents that Google gets their data for advertising.',
    type: 'string',
    choices: ['GRANTED', 'DENIED']
  },
  ad_personalization_consent: {
    label: 'Ad Personalization Consent',
    description: 'Whether the user consents to personalized advertising.',
    type: 'string',
    choices: ['GRANTED', 'DENIED']
  }
} satisfies Record<string, InputField>

/** The currency of an event. */
export const currency = {
  label: 'Currency',
  description:
    'The three-letter code of the currency of the value, such as `EUR`. Google needs it wherever there is a value.',
  type: 'string',
  default: { '@path': '$.properties.currency' }
} satisfies InputField

/** What an event is worth. */
export const value = {
  label: 'Value',
  description: 'The monetary value of the event.',
  type: 'number',
  default: { '@path': '$.properties.value' }
} satisfies InputField

/** What an order or a refund is worth. */
export const total = { ...value, default: { '@path': '$.properties.total' } } satisfies InputField

/** A coupon of the whole event. */
export const coupon = {
  label: 'Coupon',
  description: 'The name or code of the coupon of the whole event. Items can have their own.',
  type: 'string'
} satisfies InputField

/** The fields of an order. */
export const orderFields = {
  transaction_id: {
    label: 'Order ID',
    description: 'The ID of the order. Google counts purchases with the same ID only once.',
    type: 'string',
    required: true,
    default: { '@path': '$.properties.order_id' }
  },
  affiliation: {
    label: 'Affiliation',
    description: 'The store or supplier of the order.',
    type: 'string',
    default: { '@path': '$.properties.affiliation' }
  },
  shipping: {
    label: 'Shipping',
    description: 'The cost of shipping.',
    type: 'number',
    default: { '@path': '$.properties.shipping' }
  }
} satisfies Record<string, InputField>

/** What tax is part of an order or a refund. */
export const tax = {
  label: 'Tax',
  description: 'The tax of the order.',
  type: 'number'
} satisfies InputField

/** The list that items are shown in. */
export const listFields = {
  item_list_id: {
    label: 'Item List ID',
    description: 'The ID of the list that shows the items. Items can have their own.',
    type: 'string'
  },
  item_list_name: {
    label: 'Item List Name',
    description: 'The name of the list that shows the items. Items can have their own.',
    type: 'string'
  }
} satisfies Record<string, InputField>

/** How someone signed up or in. */
export const method = {
  label: 'Method',
  description: 'How the user signed up or in, for example `Google` or `email`.',
  type: 'string'
} satisfies InputField

const itemProperties = {
  item_id: {
    label: 'Item ID',
    description: 'The ID of the item. Each item needs an ID or a name.',
    type: 'string'
  },
  item_name: {
    label: 'Item Name',
    description: 'The name of the item. Each item needs an ID or a name.',
    type: 'string'
  },
  affiliation: { label: 'Affiliation', description: 'The store or supplier of the item.', type: 'string' },
  coupon: { label: 'Coupon', description: 'The name or code of the coupon of the item.', type: 'string' },
  currency: { label: 'Currency', description: 'The three-letter code of the currency of the price.', type: 'string' },
  discount: { label: 'Discount', description: 'The discount on one unit, in money.', type: 'number' },
  index: { label: 'Index', description: 'The position of the item in its list.', type: 'number' },
  item_brand: { label: 'Brand', description: 'The brand of the item.', type: 'string' },
  item_category: { label: 'Category', description: 'The category of the item.', type: 'string' },
  item_category2: { label: 'Category 2', description: 'The second level of the category.', type: 'string' },
  item_category3: { label: 'Category 3', description: 'The third level of the category.', type: 'string' },
  item_category4: { label: 'Category 4', description: 'The fourth level of the category.', type: 'string' },
  item_category5: { label: 'Category 5', description: 'The fifth level of the category.', type: 'string' },
  item_list_id: { label: 'Item List ID', description: 'The ID of the list that shows the item.', type: 'string' },
  item_list_name: { label: 'Item List Name', description: 'The name of the list that shows the item.', type: 'string' },
  item_variant: { label: 'Variant', description: 'The variant of the item, such as its color.', type: 'string' },
  location_id: {
    label: 'Location ID',
    description: 'The place of the item, for example the Google Place ID of the store.',
    type: 'string'
  },
  price: { label: 'Price', description: 'The price of one unit.', type: 'number' },
  quantity: { label: 'Quantity', description: 'How many units there are.', type: 'integer' }
} satisfies InputField['properties']

const itemPaths = {
  item_id: '$.product_id',
  item_name: '$.name',
  affiliation: '$.affiliation',
  coupon: '$.coupon',
  item_brand: '$.brand',
  item_category: '$.category',
  item_variant: '$.variant',
  price: '$.price',
  quantity: '$.quantity'
}

/** The items of an event about several products. */
export const items = {
  label: 'Items',
  description: 'The products that the event is about, each with at least an ID or a name.',
  type: 'object',
  multiple: true,
  additionalProperties: true,
  properties: itemProperties,
  default: eachOf('$.properties.products', { ...itemPaths, index: '$.position' })
} satisfies InputField

/** The item of an event about a single product. */
export const singleItem = {
  ...items,
  required: true,
  default: eachOf('$.properties', itemPaths)
} satisfies InputField

/** The promotion that an event is about. */
export const promotionFields = {
  creative_name: {
    label: 'Creative Name',
    description: 'The name of the creative of the promotion.',
    type: 'string'
  },
  creative_slot: {
    label: 'Creative Slot',
    description: 'The place of the creative on the page.',
    type: 'string',
    default: { '@path': '$.properties.creative' }
  },
  location_id: {
    label: 'Location ID',
    description: 'The place where the promotion is shown.',
    type: 'string'
  },
  promotion_id: {
    label: 'Promotion ID',
    description: 'The ID of the promotion.',
    type: 'string',
    default: { '@path': '$.properties.promotion_id' }
  },
  promotion_name: {
    label: 'Promotion Name',
    description: 'The name of the promotion.',
    type: 'string',
    default: { '@path': '$.properties.name' }
  }
} satisfies Record<string, InputField>

/** The items that a promotion is for, which may name the promotion themselves. */
export const promotionItems = {
  ...items,
  properties: {
    ...itemProperties,
    creative_name: {
      label: 'Creative Name',
      description: 'The name of the creative of the promotion of the item.',
      type: 'string'
    },
    creative_slot: {
      label: 'Creative Slot',
      description: 'The place of the creative of the promotion of the item.',
      type: 'string'
    },
    promotion_name: {
      label: 'Promotion Name',
      description: 'The name of the promotion of the item.',
      type: 'string'
    },
    promotion_id: { label: 'Promotion ID', description: 'The ID of the promotion of the item.', type: 'string' }
  },
  default: singleItem.default
} satisfies InputField

/** The fields of an event about one product and its value. */
export const singleItemFields = {
  ...streamFields,
  currency,
  value,
  items: singleItem,
  ...eventFields
} satisfies Record<string, InputField>
