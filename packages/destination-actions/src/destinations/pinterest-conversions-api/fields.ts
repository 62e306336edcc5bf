import { firstOf } from '@segment/actions-core'
import type { DependsOnConditions, InputField } from '@segment/actions-core'

type Fields = Record<string, InputField>

/** Fields of mappings that were saved before there was a choice of format, and of those that chose the old one. */
export const legacyOnly = {
  match: 'any',
  conditions: [
    { fieldKey: 'data_format', operator: 'is', value: 'legacy' },
    { fieldKey: 'data_format', operator: 'is', value: undefined }
  ]
} satisfies DependsOnConditions

/** Fields that the latest format has instead. */
export const latestOnly = {
  conditions: [{ fieldKey: 'data_format', operator: 'is', value: 'latest' }]
} satisfies DependsOnConditions

const hashedValues = { type: 'string', multiple: true, category: 'hashedPII' } satisfies Partial<InputField>

/** By what Pinterest finds the person. */
export const userProperties = {
  email: { label: 'Email', description: 'Email addresses. Hashed before they are sent.', ...hashedValues },
  hashed_maids: {
    label: 'Mobile Advertising IDs',
    description: 'IDFAs of Apple or advertising IDs of Google, hashed or not.',
    ...hashedValues
  },
  client_ip_address: {
    label: 'IP Address',
    description: 'The IP address of the person. It counts together with the user agent only.',
    type: 'string'
  },
  client_user_agent: {
    label: 'User Agent',
    description: 'The user agent of the browser. It counts together with the IP address only.',
    type: 'string'
  },
  phone: {
    label: 'Phone',
    description: 'Phone numbers with the code of the country. Hashed before they are sent.',
    ...hashedValues
  },
  first_name: { label: 'First Name', description: 'First names. Hashed before they are sent.', ...hashedValues },
  last_name: { label: 'Last Name', description: 'Last names. Hashed before they are sent.', ...hashedValues },
  external_id: {
    label: 'External ID',
    description: 'Your own IDs of the person, the same as the Pinterest tag sends. Hashed before they are sent.',
    ...hashedValues
  },
  gender: {
    label: 'Gender',
    description: 'The gender: `f`, `m`, `female` or `male`. Hashed before it is sent.',
    ...hashedValues
  },
  date_of_birth: {
    label: 'Date of Birth',
    description: 'Dates of birth, such as `1990-01-31`. Hashed before they are sent.',
    ...hashedValues
  },
  city: { label: 'City', description: 'Cities. Hashed before they are sent.', ...hashedValues },
  state: {
    label: 'State',
    description: 'States, as two letters such as `CA`. Hashed before they are sent.',
    ...hashedValues
  },
  zip: { label: 'Postal Code', description: 'Postal codes. Hashed before they are sent.', ...hashedValues },
  country: {
    label: 'Country',
    description: 'Countries, as two letters such as `US`. Hashed before they are sent.',
    ...hashedValues
  },
  click_id: {
    label: 'Click ID',
    description: 'The ID of the click on the ad, from the cookie `_epik` or the parameter `epik` of the address.',
    type: 'string',
    allowNull: true
  },
  partner_id: {
    label: 'Partner ID',
    description: 'The ID of the person at a partner.',
    type: 'string',
    allowNull: true
  }
} satisfies Fields

/** The products of the event. */
export const contents = {
  label: 'Contents',
  description: 'The products of the event.',
  type: 'object',
  multiple: true,
  properties: {
    id: { label: 'Product ID', description: 'The ID of the product in your catalogue.', type: 'string' },
    item_price: { label: 'Price', description: 'The price of one item.', type: 'number' },
    quantity: { label: 'Quantity', description: 'How many of the product there are.', type: 'integer' },
    item_brand: { label: 'Brand', description: 'The brand of the product.', type: 'string' },
    item_brand_id: { label: 'Brand ID', description: 'The ID of the brand.', type: 'string', maximum: 64 },
    item_category: { label: 'Category', description: 'The category of the product.', type: 'string' },
    item_name: { label: 'Name', description: 'The name of the product.', type: 'string' }
  }
} satisfies InputField

const money = {
  currency: { label: 'Currency', description: 'The currency of the value, such as `USD`.', type: 'string' },
  value: { label: 'Value', description: 'What the event is worth.', type: 'number' },
  content_ids: { label: 'Product IDs', description: 'The IDs of the products.', type: 'string', multiple: true }
} satisfies Fields

const order = {
  num_items: { label: 'Number of Items', description: 'How many items the event has.', type: 'integer' },
  order_id: { label: 'Order ID', description: 'The ID of the order.', type: 'string' },
  search_string: { label: 'Search Text', description: 'What the person searched for.', type: 'string' },
  opt_out_type: {
    label: 'Opt Out Type',
    description: 'The privacy law under which the person opted out, such as `LDP`.',
    type: 'string'
  },
  content_brand: { label: 'Brand', description: 'The brand of the page or of the products.', type: 'string' },
  content_category: { label: 'Category', description: 'The category of the page or of the products.', type: 'string' },
  content_name: { label: 'Name', description: 'The name of the page or of the product.', type: 'string' },
  predicted_ltv: {
    label: 'Predicted Lifetime Value',
    description: 'What you expect the person to be worth to you over time.',
    type: 'number'
  }
} satisfies Fields

/** What the event is about, of both formats. */
export const customData = {
  label: 'Custom Data',
  description: 'What the event is about: its value, order and products.',
  type: 'object',
  properties: { ...money, ...order },
  default: {
    currency: { '@path': '$.properties.currency' },
    value: firstOf('$.properties.price', '$.properties.value'),
    order_id: { '@path': '$.properties.order_id' },
    search_string: { '@path': '$.properties.query' }
  }
} satisfies InputField

/** As {@link customData}, with the products in it. */
export const legacyCustomData = {
  ...customData,
  properties: { ...money, contents, ...order }
} satisfies InputField

/** The app in which it happened. */
export const appInfo = {
  label: 'App Info',
  description: 'The app in which the event happened.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    app_id: { label: 'App ID', description: 'The ID of the app in its store.', type: 'string' },
    app_name: { label: 'App Name', description: 'The name of the app.', type: 'string' },
    app_package_name: { label: 'Package Name', description: 'The package or bundle of the app.', type: 'string' },
    app_store: { label: 'App Store', description: 'The store from which the app was installed.', type: 'string' },
    app_version: { label: 'App Version', description: 'The version of the app.', type: 'string' },
    install_time: { label: 'Install Time', description: 'When the app was installed.', type: 'datetime' },
    user_agent: { label: 'User Agent', description: 'The user agent of the app.', type: 'string' },
    window_height: { label: 'Window Height', description: 'The height of the window in pixels.', type: 'integer' },
    window_width: { label: 'Window Width', description: 'The width of the window in pixels.', type: 'integer' }
  },
  default: {
    app_name: { '@path': '$.context.app.name' },
    app_package_name: { '@path': '$.context.app.namespace' },
    app_version: { '@path': '$.context.app.version' },
    user_agent: { '@path': '$.context.userAgent' },
    window_height: { '@path': '$.context.screen.height' },
    window_width: { '@path': '$.context.screen.width' }
  }
} satisfies InputField

/** The device on which it happened. */
export const deviceInfo = {
  label: 'Device Info',
  description: 'The device on which the event happened.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    battery_level: { label: 'Battery Level', description: 'How full the battery is, in percent.', type: 'integer' },
    brand: { label: 'Brand', description: 'The maker of the device.', type: 'string' },
    carrier: { label: 'Carrier', description: 'The mobile network of the device.', type: 'string' },
    cpu_cores: { label: 'CPU Cores', description: 'How many cores the processor has.', type: 'integer' },
    external_storage_free_space: {
      label: 'Free External Storage',
      description: 'How much of the external storage is free.',
      type: 'integer'
    },
    external_storage_size: {
      label: 'External Storage',
      description: 'The size of the external storage.',
      type: 'integer'
    },
    form_factor: {
      label: 'Form Factor',
      description: 'The kind of the device.',
      type: 'string',
      choices: ['desktop', 'laptop', 'cellphone', 'tablet', 'smartwatch', 'tv', 'vr', 'console', 'other'],
      default: 'other'
    },
    kernel_version: { label: 'Kernel Version', description: 'The version of the kernel.', type: 'string' },
    languages: { label: 'Languages', description: 'The languages of the device.', type: 'string', multiple: true },
    locale: { label: 'Locale', description: 'The locale of the device, such as `en-US`.', type: 'string' },
    model: { label: 'Model', description: 'The model of the device.', type: 'string' },
    network_type: {
      label: 'Network Type',
      description: 'How the device is connected.',
      type: 'string',
      choices: [
        'wifi',
        'cellular_2g',
        'cellular_3g',
        'cellular_4g',
        'cellular_5g',
        'cellular_6g',
        'ethernet',
        'unknown'
      ]
    },
    os_family: {
      label: 'OS Family',
      description: 'The family of the operating system.',
      type: 'string',
      choices: ['ios', 'android', 'macos', 'windows', 'linux', 'bsd', 'other'],
      default: 'other'
    },
    os_name: { label: 'OS Name', description: 'The operating system.', type: 'string', maximum: 100 },
    os_release_name: {
      label: 'OS Release Name',
      description: 'The name of the release of the operating system.',
      type: 'string'
    },
    os_version: {
      label: 'OS Version',
      description: 'The version of the operating system.',
      type: 'string',
      maximum: 100
    },
    screen_density: { label: 'Screen Density', description: 'The density of the screen.', type: 'integer' },
    screen_height: { label: 'Screen Height', description: 'The height of the screen in pixels.', type: 'integer' },
    screen_width: { label: 'Screen Width', description: 'The width of the screen in pixels.', type: 'integer' },
    storage_free_space: { label: 'Free Storage', description: 'How much of the storage is free.', type: 'integer' },
    storage_size: { label: 'Storage', description: 'The size of the storage.', type: 'integer' },
    timezone: { label: 'Time Zone', description: 'The time zone, such as `Europe/Berlin`.', type: 'string' },
    timezone_abbr: { label: 'Time Zone Abbreviation', description: 'The time zone, such as `CET`.', type: 'string' },
    type: { label: 'Type', description: 'The type of the device, such as `ios`.', type: 'string' }
  },
  default: {
    brand: { '@path': '$.context.device.manufacturer' },
    carrier: { '@path': '$.context.network.carrier' },
    model: { '@path': '$.context.device.model' },
    type: { '@path': '$.context.device.type' },
    os_version: { '@path': '$.context.os.version' },
    locale: { '@path': '$.context.locale' },
    screen_density: { '@path': '$.context.screen.density' },
    screen_height: { '@path': '$.context.screen.height' },
    screen_width: { '@path': '$.context.screen.width' },
    timezone: { '@path': '$.context.timezone' }
  }
} satisfies InputField

function legacy(label: string, description: string, path: string) {
  return { label, description, type: 'string', default: { '@path': path }, depends_on: legacyOnly } satisfies InputField
}

/** The app and the device of events in the old format, which has them beside the rest. */
export const legacyFields = {
  app_id: legacy('App ID', 'The ID of the app in its store.', 'context.app.id'),
  app_name: { ...legacy('App Name', 'The name of the app.', '$.context.app.name'), required: legacyOnly },
  app_version: legacy('App Version', 'The version of the app.', '$.context.app.version'),
  device_brand: legacy('Device Brand', 'The maker of the device.', '$.context.device.brand'),
  device_carrier: legacy('Device Carrier', 'The mobile network of the device.', 'context.device.carrier'),
  device_model: legacy('Device Model', 'The model of the device.', '$.context.device.model'),
  device_type: legacy('Device Type', 'The type of the device.', '$.context.device.type'),
  os_version: legacy('OS Version', 'The version of the operating system.', '$.context.os.version')
} satisfies Fields
