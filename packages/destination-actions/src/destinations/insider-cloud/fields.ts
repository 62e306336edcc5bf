import { firstOf } from '@segment/actions-core'
import type { InputField, JSONValue } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'
import { eventTime } from '../../lib/event-fields'

/** How a user is found, and what happens to lists. */
export const identifierFields = {
  email_as_identifier: {
    label: 'Email as Identifier',
    description: 'Whether Insider finds the user by their email address.',
    type: 'boolean',
    default: true
  },
  phone_number_as_identifier: {
    label: 'Phone Number as Identifier',
    description: 'Whether Insider finds the user by their phone number.',
    type: 'boolean',
    default: true
  },
  append_arrays: {
    label: 'Append Arrays',
    description: 'Whether lists are added to those that Insider has. Otherwise they replace them.',
    type: 'boolean',
    default: false
  }
} satisfies Record<string, InputField>

/** The user. */
export const userFields = {
  uuid: {
    label: 'UUID',
    description: 'The ID of the user in your system.',
    type: 'string',
    default: { '@path': '$.userId' }
  },
  segment_anonymous_id: {
    label: 'Segment Anonymous ID',
    description: 'The ID of a visitor who is not identified yet.',
    type: 'string',
    default: { '@path': '$.anonymousId' }
  }
} satisfies Record<string, InputField>

/** More identifiers. */
export const customIdentifiers = {
  label: 'Custom Identifiers',
  description: 'Other identifiers of the user, by the names that they have in Insider.',
  type: 'object',
  additionalProperties: true
} satisfies InputField

/** The properties of a product. */
const productProperties = {
  product_id: { label: 'Product ID', description: 'The ID of the product.', type: 'string' },
  taxonomy: { label: 'Taxonomy', description: 'The category of the product.', type: 'string' },
  name: { label: 'Name', description: 'The name of the product.', type: 'string' },
  unit_sale_price: {
    label: 'Unit Sale Price',
    description: 'The price of one unit, with discounts.',
    type: 'number'
  },
  unit_price: { label: 'Unit Price', description: 'The price of one unit, without discounts.', type: 'number' },
  quantity: { label: 'Quantity', description: 'How many units of the product there are.', type: 'integer' },
  url: { label: 'URL', description: 'The address of the page of the product.', type: 'string' },
  product_image_url: {
    label: 'Product Image URL',
    description: 'The address of the image of the product.',
    type: 'string'
  }
} satisfies InputField['properties']

/** The parameters that Insider has a name for. Each action offers those that its event has. */
export const parameterProperties = {
  ...productProperties,
  url: { label: 'URL', description: 'The address of the page.', type: 'string' },
  currency: {
    label: 'Currency',
    description: 'The code of the currency of the prices, such as `EUR`.',
    type: 'string'
  },
  variant_id: { label: 'Variant ID', description: 'The ID of the variant of the product.', type: 'number' },
  event_group_id: {
    label: 'Event Group ID',
    description: 'The ID of the order or cart, which holds its products together.',
    type: 'string'
  },
  referrer: { label: 'Referrer', description: 'The address of the page before.', type: 'string' },
  user_agent: { label: 'User Agent', description: 'The user agent of the browser or app.', type: 'string' }
} satisfies InputField['properties']

/** The field of the parameters of an event, without its properties. */
export const parameters = {
  label: 'Parameters',
  description: 'Further data about the event. Names of your own are sent as custom parameters, in lower case only.',
  type: 'object',
  additionalProperties: true
} satisfies InputField

/** The parameters of an event about a single product. */
export const productParameters = {
  ...parameters,
  properties: {
    url: parameterProperties.url,
    currency: parameterProperties.currency,
    product_id: parameterProperties.product_id,
    taxonomy: parameterProperties.taxonomy,
    name: parameterProperties.name,
    unit_sale_price: parameterProperties.unit_sale_price,
    unit_price: parameterProperties.unit_price,
    quantity: parameterProperties.quantity,
    product_image_url: parameterProperties.product_image_url,
    referrer: parameterProperties.referrer
  },
  default: {
    url: firstOf('$.properties.url', '$.context.page.url'),
    currency: { '@path': '$.properties.currency' },
    product_id: { '@path': '$.properties.product_id' },
    taxonomy: { '@path': '$.properties.category' },
    name: { '@path': '$.properties.name' },
    unit_sale_price: { '@path': '$.properties.price' },
    unit_price: { '@path': '$.properties.price' },
    quantity: { '@path': '$.properties.quantity' },
    product_image_url: { '@path': '$.properties.image_url' },
    referrer: firstOf('$.properties.referrer', '$.context.page.referrer')
  }
} satisfies InputField

/** The products of a cart or an order. */
export const products = {
  label: 'Products',
  description: 'The products. Insider gets an event for each.',
  type: 'object',
  multiple: true,
  additionalProperties: true,
  properties: productProperties,
  default: eachOf('$.properties.products', {
    product_id: 'product_id',
    taxonomy: 'category',
    name: 'name',
    variant_id: 'variant',
    unit_sale_price: 'price',
    unit_price: 'price',
    quantity: 'quantity',
    url: 'url',
    product_image_url: 'image_url'
  })
} satisfies InputField

/** The attributes that Insider has a name for. */
export const attributeProperties = {
  email: { label: 'Email', description: 'The email address of the user.', type: 'string' },
  phone: { label: 'Phone', description: 'The phone number of the user, with the code of the country.', type: 'string' },
  age: { label: 'Age', description: 'The age of the user in years.', type: 'number' },
  birthday: { label: 'Birthday', description: 'The day on which the user was born.', type: 'string' },
  name: { label: 'Name', description: 'The first name of the user.', type: 'string' },
  gender: { label: 'Gender', description: 'The gender of the user.', type: 'string' },
  surname: { label: 'Surname', description: 'The last name of the user.', type: 'string' },
  app_version: { label: 'App Version', description: 'The version of the app.', type: 'string' },
  idfa: { label: 'Advertising ID', description: 'The advertising ID of the device.', type: 'string' },
  model: { label: 'Model', description: 'The model of the device.', type: 'string' },
  last_ip: { label: 'Last IP', description: 'The latest IP address of the user.', type: 'string' },
  city: { label: 'City', description: 'The city of the user.', type: 'string' },
  country: { label: 'Country', description: 'The country of the user.', type: 'string' },
  carrier: { label: 'Carrier', description: 'The mobile carrier of the device.', type: 'string' },
  os_version: { label: 'OS Version', description: 'The version of the operating system.', type: 'string' },
  platform: { label: 'Platform', description: 'The operating system of the device.', type: 'string' },
  timezone: { label: 'Timezone', description: 'The time zone of the user.', type: 'string' },
  locale: { label: 'Locale', description: 'The language and country of the user, such as `en_US`.', type: 'string' }
} satisfies InputField['properties']

/** Data about the user at the time of the event. */
export const attributes = {
  label: 'Attributes',
  description: 'Data about the user. Names of your own are sent as custom attributes, in lower case only.',
  type: 'object',
  additionalProperties: true,
  properties: attributeProperties,
  default: {
    email: firstOf('$.context.traits.email', '$.properties.email'),
    phone: firstOf('$.context.traits.phone', '$.properties.phone'),
    age: firstOf('$.context.traits.age', '$.properties.age'),
    birthday: firstOf('$.context.traits.birthday', '$.properties.birthday'),
    name: firstOf('$.context.traits.first_name', '$.properties.first_name'),
    gender: firstOf('$.context.traits.gender', '$.properties.gender'),
    surname: firstOf('$.context.traits.last_name', '$.properties.last_name'),
    app_version: { '@path': '$.context.app.version' },
    idfa: { '@path': '$.context.device.advertisingId' },
    model: { '@path': '$.context.device.model' },
    last_ip: { '@path': '$.context.ip' },
    city: firstOf('$.context.location.city', '$.properties.address.city'),
    country: firstOf('$.context.location.country', '$.properties.address.country'),
    carrier: { '@path': '$.context.network.carrier' },
    os_version: { '@path': '$.context.os.version' },
    platform: { '@path': '$.context.os.name' },
    timezone: { '@path': '$.context.timezone' },
    locale: { '@path': '$.context.locale' }
  }
} satisfies InputField

/** The fields before those of the event itself. */
export const eventUserFields = {
  ...identifierFields,
  ...userFields,
  custom_identifiers: customIdentifiers
} satisfies Record<string, InputField>

/** When it happened. */
export const timestamp = { ...eventTime, required: true } satisfies InputField

/**
 * The fields of an event about a whole cart or order.
 *
 * @param groupId where the ID of the cart or order is
 */
export function cartEventFields(groupId: JSONValue) {
  return {
    ...eventUserFields,
    timestamp,
    parameters: {
      ...parameters,
      properties: {
        currency: parameterProperties.currency,
        event_group_id: parameterProperties.event_group_id
      },
      default: { currency: { '@path': '$.properties.currency' }, event_group_id: groupId }
    },
    products,
    attributes
  } satisfies Record<string, InputField>
}
