import { firstOf } from '@segment/actions-core'
import type { InputField, SyncModeDefinition } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'

type Fields = Record<string, InputField>

const hashedText = { type: 'string', category: 'hashedPII' } satisfies Partial<InputField>

/** What every event needs. */
export const requiredFields = {
  action_source: {
    label: 'Action Source',
    description: 'Where it happened. By using this API you agree with Facebook that it is true.',
    type: 'string',
    choices: ['email', 'website', 'app', 'phone_call', 'chat', 'physical_store', 'system_generated', 'other'],
    required: true
  },
  event_time: {
    label: 'Event Time',
    description: 'When it happened. Facebook rejects events that are more than seven days old.',
    type: 'string',
    required: true,
    default: { '@path': '$.timestamp' }
  },
  user_data: {
    label: 'User Data',
    description:
      'Who the person is. The more of it Facebook gets, the more events it can match. Values that are hashed already stay as they are.',
    type: 'object',
    required: true,
    properties: {
      externalId: {
        label: 'External ID',
        description: 'Your own IDs of the person, such as the user ID. Hashed before they are sent.',
        type: 'string',
        multiple: true,
        category: 'hashedPII'
      },
      email: { label: 'Email', description: 'The email address. Hashed before it is sent.', ...hashedText },
      phone: {
        label: 'Phone',
        description: 'The phone number with the code of the country. Hashed before it is sent.',
        ...hashedText
      },
      gender: {
        label: 'Gender',
        description: 'The gender: `f`, `m`, `female` or `male`. Hashed before it is sent.',
        ...hashedText
      },
      dateOfBirth: {
        label: 'Date of Birth',
        description:
          'The date of birth in the form that Facebook compares, `19900131`. Hashed as it is before it is sent.',
        ...hashedText
      },
      lastName: { label: 'Last Name', description: 'The last name. Hashed before it is sent.', ...hashedText },
      firstName: { label: 'First Name', description: 'The first name. Hashed before it is sent.', ...hashedText },
      city: { label: 'City', description: 'The city. Hashed before it is sent.', ...hashedText },
      state: {
        label: 'State',
        description: 'The state, in the United States as two letters such as `CA`. Hashed before it is sent.',
        ...hashedText
      },
      zip: {
        label: 'Postal Code',
        description: 'The postal code, in the United States its first five digits. Hashed before it is sent.',
        ...hashedText
      },
      country: {
        label: 'Country',
        description: 'The country, as two letters such as `US`. Hashed before it is sent.',
        ...hashedText
      },
      client_ip_address: {
        label: 'IP Address',
        description: 'The IP address of the browser. Never hashed.',
        type: 'string'
      },
      client_user_agent: {
        label: 'User Agent',
        description: 'The user agent of the browser, which events of a website need. Never hashed.',
        type: 'string'
      },
      fbc: {
        label: 'Click ID',
        description: 'The ID of the click on the ad, from the cookie `_fbc`. Never hashed.',
        type: 'string'
      },
      fbp: {
        label: 'Browser ID',
        description: 'The ID of the browser, from the cookie `_fbp`. Never hashed.',
        type: 'string'
      },
      subscriptionID: {
        label: 'Subscription ID',
        description: 'The ID of the subscription to which the event belongs. Never hashed.',
        type: 'string'
      },
      leadID: {
        label: 'Lead ID',
        description: 'The ID of a lead that came from a lead ad. Never hashed.',
        type: 'integer'
      },
      fbLoginID: {
        label: 'Facebook Login ID',
        description: 'The ID that Facebook Login issued for the person. Never hashed.',
        type: 'integer'
      },
      anonId: {
        label: 'Install ID',
        description: 'The ID of the installation, for events of an app. Never hashed.',
        type: 'string'
      },
      madId: {
        label: 'Mobile Advertising ID',
        description: 'The advertising ID of the device, for events of an app. Never hashed.',
        type: 'string'
      },
      partner_id: { label: 'Partner ID', description: 'The ID of the person at a partner.', type: 'string' },
      partner_name: { label: 'Partner Name', description: 'The partner that knows the person.', type: 'string' },
      ctwa_clid: {
        label: 'Click to WhatsApp ID',
        description: 'The ID of the click on an ad that opens WhatsApp. Never hashed.',
        type: 'string'
      }
    },
    default: {
      externalId: firstOf('$.userId', '$.anonymousId'),
      email: { '@path': '$.context.traits.email' },
      phone: { '@path': '$.context.traits.phone' },
      dateOfBirth: { '@path': '$.context.traits.birthday' },
      lastName: { '@path': '$.context.traits.lastName' },
      firstName: { '@path': '$.context.traits.firstName' },
      city: { '@path': '$.context.traits.address.city' },
      state: { '@path': '$.context.traits.address.state' },
      zip: { '@path': '$.context.traits.address.postalCode' },
      client_ip_address: { '@path': '$.context.ip' },
      client_user_agent: { '@path': '$.context.userAgent' },
      fbc: { '@path': '$.properties.fbc' },
      fbp: { '@path': '$.properties.fbp' }
    }
  },
  app_data_field: {
    label: 'App Data',
    description: 'The app and the device, for events of an app.',
    type: 'object',
    properties: {
      use_app_data: {
        label: 'Send App Data',
        description: 'Whether the app and the device are sent. Turn it on for events of an app.',
        type: 'boolean',
        default: false
      },
      advertiser_tracking_enabled: {
        label: 'Advertiser Tracking Enabled',
        description: 'Whether the person allows tracking, as iOS 14.5 and later ask.',
        type: 'boolean'
      },
      application_tracking_enabled: {
        label: 'Application Tracking Enabled',
        description: 'Whether the person allows tracking in the settings of the app.',
        type: 'boolean'
      },
      version: {
        label: 'Version',
        description: 'The system: `i2` for iOS, `a2` for Android. Facebook needs it.',
        type: 'string',
        choices: ['i2', 'a2']
      },
      packageName: { label: 'Package Name', description: 'The package or bundle of the app.', type: 'string' },
      shortVersion: { label: 'Short Version', description: 'The version of the app, such as `1.0`.', type: 'string' },
      longVersion: {
        label: 'Long Version',
        description: 'The version of the app in full, such as `1.0 long`.',
        type: 'string'
      },
      osVersion: {
        label: 'OS Version',
        description: 'The version of the operating system. Facebook needs it.',
        type: 'string'
      },
      deviceName: { label: 'Device Model', description: 'The model of the device.', type: 'string' },
      madId: {
        label: 'Mobile Advertising ID',
        description: 'The advertising ID of the device.',
        type: 'string'
      },
      locale: { label: 'Locale', description: 'The locale of the device, such as `en_US`.', type: 'string' },
      timezone: {
        label: 'Time Zone Abbreviation',
        description: 'The time zone of the device, such as `PDT`.',
        type: 'string'
      },
      carrier: { label: 'Carrier', description: 'The mobile network of the device.', type: 'string' },
      width: { label: 'Screen Width', description: 'The width of the screen.', type: 'string' },
      height: { label: 'Screen Height', description: 'The height of the screen.', type: 'string' },
      density: { label: 'Screen Density', description: 'The density of the screen.', type: 'string' },
      cpuCores: { label: 'CPU Cores', description: 'How many cores the processor has.', type: 'string' },
      storageSize: {
        label: 'External Storage',
        description: 'The size of the external storage in gigabytes.',
        type: 'string'
      },
      freeStorage: {
        label: 'Free External Storage',
        description: 'How much of the external storage is free, in gigabytes.',
        type: 'string'
      },
      deviceTimezone: {
        label: 'Time Zone',
        description: 'The time zone of the device, such as `Europe/Berlin`.',
        type: 'string'
      }
    },
    default: {
      application_tracking_enabled: { '@path': '$.context.device.adTrackingEnabled' },
      packageName: { '@path': '$.context.app.namespace' },
      longVersion: { '@path': '$.context.app.version' },
      osVersion: { '@path': '$.context.os.version' },
      deviceName: { '@path': '$.context.device.model' },
      locale: { '@path': '$.context.locale' },
      carrier: { '@path': '$.context.network.carrier' },
      width: { '@path': '$.context.screen.width' },
      height: { '@path': '$.context.screen.height' },
      density: { '@path': '$.context.screen.density' },
      deviceTimezone: { '@path': '$.context.timezone' },
      madId: { '@path': '$.context.madId' }
    }
  }
} satisfies Fields

/** By what Facebook recognizes an event that it gets twice, and where it happened. */
export const originFields = {
  event_id: {
    label: 'Event ID',
    description:
      'A unique ID of the event. Facebook counts an event once if its pixel sends the same name with the same ID.',
    type: 'string',
    default: { '@path': '$.messageId' }
  },
  event_source_url: {
    label: 'Event Source URL',
    description: 'The address of the page on which it happened, which events of a website need.',
    type: 'string',
    default: { '@path': '$.context.page.url' }
  }
} satisfies Fields

/** Further data about an event. */
export const customData = {
  label: 'Custom Data',
  description: 'Further data about the event. Keys that have a field of their own are overwritten by it.',
  type: 'object',
  defaultObjectUI: 'keyvalue'
} satisfies InputField

function choicesOf(...values: number[]) {
  return values.map((value) => ({ value, label: String(value) }))
}

/** How Facebook may use the event, and whether it is a test. */
export const processingFields = {
  data_processing_options: {
    label: 'Limited Data Use',
    description: 'Whether Facebook may use the event only as privacy laws of states in the United States allow.',
    type: 'boolean'
  },
  data_processing_options_country: {
    label: 'Limited Data Use: Country',
    description: 'The country of the person: 1 for the United States. With 0, the default, Facebook finds out itself.',
    type: 'number',
    choices: choicesOf(0, 1)
  },
  data_processing_options_state: {
    label: 'Limited Data Use: State',
    description:
      'The state of the person as a number of Facebook: 1000 for California. With 0, the default, Facebook finds out itself.',
    type: 'number',
    choices: choicesOf(0, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010)
  },
  test_event_code: {
    label: 'Test Event Code',
    description:
      'Shows the event among the test events in Events Manager. Wins over the code of the settings. Leave it out in production.',
    type: 'string'
  }
} satisfies Fields

const product = { id: '$.product_id', quantity: '$.quantity', item_price: '$.price' }

/** The products of an order. */
export const contents = {
  label: 'Contents',
  description: 'The products. Each needs an ID.',
  type: 'object',
  multiple: true,
  properties: {
    id: { label: 'ID', description: 'The ID of the product in your catalogue.', type: 'string' },
    quantity: { label: 'Quantity', description: 'How many of the product there are.', type: 'integer' },
    item_price: { label: 'Item Price', description: 'The price of one item.', type: 'number' },
    delivery_category: {
      label: 'Delivery Category',
      description: 'How the product is delivered: `in_store`, `curbside` or `home_delivery`.',
      type: 'string'
    }
  },
  default: eachOf('$.properties.products', product)
} satisfies InputField

/** The single product of an event. */
export const singleContent = { ...contents, default: eachOf('$.properties', product) } satisfies InputField

/** The IDs of products. */
export const contentIds = {
  label: 'Content IDs',
  description: 'The IDs of the products in your catalogue.',
  type: 'string',
  multiple: true
} satisfies InputField

/** The name of the page or product. */
export const contentName = {
  label: 'Content Name',
  description: 'The name of the page or product.',
  type: 'string'
} satisfies InputField

/** What the IDs of products mean. */
export const contentType = {
  label: 'Content Type',
  description: 'What the IDs are of: `product`, or `product_group` for the variants of a product together.',
  type: 'string'
} satisfies InputField

/** The category of the page or product. */
export const contentCategory = {
  label: 'Content Category',
  description: 'The category of the page or product.',
  type: 'string'
} satisfies InputField

/** The currency of the value. */
export const currency = {
  label: 'Currency',
  description: 'The currency of the value as three letters of ISO 4217, such as `USD`.',
  type: 'string',
  default: { '@path': '$.properties.currency' }
} satisfies InputField

/** What an order is worth. */
export const value = {
  label: 'Value',
  description: 'What the event is worth to you.',
  type: 'number',
  default: { '@path': '$.properties.revenue' }
} satisfies InputField

/** What a product is worth. */
export const priceAsValue = { ...value, default: { '@path': '$.properties.price' } } satisfies InputField

/** How many items there are. */
export const numItems = {
  label: 'Number of Items',
  description: 'How many items are bought.',
  type: 'integer'
} satisfies InputField

/** The only mode there is: events are added. */
export const addOnly = {
  label: 'Sync Mode',
  description: 'What happens to the events in Facebook.',
  default: 'add',
  choices: [{ label: 'Add events', value: 'add' }]
} satisfies SyncModeDefinition
