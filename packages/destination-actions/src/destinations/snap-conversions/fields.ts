import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** Who the person is. */
export const userData = {
  label: 'User Data',
  description:
    'Who the person is. Snap needs an email, a phone number, a mobile advertising ID, or both the IP address and the user agent.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    externalId: {
      label: 'External ID',
      description: 'Your own IDs of the person. Hashed before they are sent.',
      type: 'string',
      multiple: true,
      category: 'hashedPII'
    },
    email: {
      label: 'Email',
      description: 'The email address. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    phone: {
      label: 'Phone',
      description: 'The phone number with the code of the country. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    gender: {
      label: 'Gender',
      description: 'The gender: `f`, `m`, `female` or `male`. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    dateOfBirth: {
      label: 'Date of Birth',
      description: 'The date of birth. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    firstName: {
      label: 'First Name',
      description: 'The first name. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    city: { label: 'City', description: 'The city.', type: 'string', category: 'hashedPII' },
    state: {
      label: 'State',
      description: 'The state, as two letters such as `CA`. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    zip: {
      label: 'Postal Code',
      description: 'The postal code. Hashed before it is sent.',
      type: 'string',
      category: 'hashedPII'
    },
    country: {
      label: 'Country',
      description: 'The country, as two letters such as `US`.',
      type: 'string',
      category: 'hashedPII'
    },
    client_ip_address: { label: 'IP Address', description: 'The IP address of the person.', type: 'string' },
    client_user_agent: { label: 'User Agent', description: 'The user agent of the browser.', type: 'string' },
    subscriptionID: { label: 'Subscription ID', description: 'The ID of the subscription.', type: 'string' },
    leadID: { label: 'Lead ID', description: 'The ID that Snap gave to the lead.', type: 'integer' },
    madid: {
      label: 'Mobile Advertising ID',
      description: 'The IDFA of Apple or the advertising ID of Google.',
      type: 'string'
    },
    sc_click_id: {
      label: 'Click ID',
      description: 'The ID of the click on the ad, from the parameter `ScCid` of the address.',
      type: 'string'
    },
    sc_cookie1: {
      label: 'Cookie ID',
      description: 'The value of the cookie `_scid` that the pixel sets.',
      type: 'string'
    },
    idfv: { label: 'Vendor ID', description: 'The ID of the device for the vendor of the app.', type: 'string' }
  },
  default: {
    externalId: firstOf('$.userId', '$.anonymousId'),
    email: firstOf('$.properties.email', '$.traits.email'),
    phone: firstOf('$.properties.phone', '$.traits.phone'),
    gender: firstOf('$.context.traits.gender', '$.properties.gender'),
    dateOfBirth: firstOf('$.context.traits.birthday', '$.properties.birthday'),
    lastName: firstOf('$.context.traits.last_name', '$.properties.last_name'),
    firstName: firstOf('$.context.traits.first_name', '$.properties.first_name'),
    city: firstOf('$.context.traits.address.city', '$.properties.address.city'),
    state: firstOf('$.context.traits.address.state', '$.properties.address.state'),
    country: firstOf('$.context.traits.address.country', '$.properties.address.country'),
    zip: firstOf('$.context.traits.address.postalCode', '$.properties.address.postalCode'),
    client_ip_address: { '@path': '$.context.ip' },
    client_user_agent: { '@path': '$.context.userAgent' },
    idfv: { '@path': '$.context.device.id' },
    madid: { '@path': '$.context.device.advertisingId' },
    sc_click_id: { '@path': '$.integrations.Snap Conversions Api.click_id' },
    sc_cookie1: { '@path': '$.integrations.Snap Conversions Api.uuid_c1' }
  }
} satisfies InputField

/** The app in which it happened, and the device. */
export const appData = {
  label: 'App Data',
  description: 'The app and the device. Sent with events of an app only.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    advertiser_tracking_enabled: {
      label: 'Advertiser Tracking Enabled',
      description: 'Whether the person allows tracking by advertisers.',
      type: 'boolean'
    },
    application_tracking_enabled: {
      label: 'Application Tracking Enabled',
      description: 'Whether the person allows tracking in the app.',
      type: 'boolean'
    },
    version: {
      label: 'Version',
      description: 'The form of the device data: `i2` for iOS, `a2` for Android. Default: by your app ID.',
      type: 'string',
      choices: ['i2', 'a2']
    },
    packageName: { label: 'Package Name', description: 'The package or bundle of the app.', type: 'string' },
    shortVersion: { label: 'Short Version', description: 'The short version of the app.', type: 'string' },
    longVersion: { label: 'Long Version', description: 'The full version of the app.', type: 'string' },
    osVersion: { label: 'OS Version', description: 'The version of the operating system.', type: 'string' },
    deviceName: { label: 'Device Name', description: 'The model of the device.', type: 'string' },
    locale: { label: 'Locale', description: 'The locale of the device, such as `en-US`.', type: 'string' },
    timezone: { label: 'Time Zone', description: 'The time zone, as an abbreviation such as `PST`.', type: 'string' },
    carrier: { label: 'Carrier', description: 'The mobile network of the device.', type: 'string' },
    width: { label: 'Screen Width', description: 'The width of the screen.', type: 'string' },
    height: { label: 'Screen Height', description: 'The height of the screen.', type: 'string' },
    density: { label: 'Screen Density', description: 'The density of the screen.', type: 'string' },
    cpuCores: { label: 'CPU Cores', description: 'How many cores the processor has.', type: 'string' },
    storageSize: { label: 'Storage', description: 'The size of the storage in GB.', type: 'string' },
    freeStorage: { label: 'Free Storage', description: 'How much of the storage is free, in GB.', type: 'string' },
    deviceTimezone: {
      label: 'Device Time Zone',
      description: 'The time zone of the device, such as `America/Los_Angeles`.',
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
    deviceTimezone: { '@path': '$.context.timezone' }
  }
} satisfies InputField

/** What the event is about. */
export const customData = {
  label: 'Custom Data',
  description: 'What the event is about: its value, order or journey.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    currency: { label: 'Currency', description: 'The currency of the value, such as `USD`.', type: 'string' },
    num_items: {
      label: 'Number of Items',
      description: 'How many items there are. Default: how many products.',
      type: 'integer'
    },
    order_id: { label: 'Order ID', description: 'The ID of the order.', type: 'string' },
    search_string: { label: 'Search Text', description: 'What the person searched for.', type: 'string' },
    sign_up_method: { label: 'Sign-Up Method', description: 'How the person signed up.', type: 'string' },
    value: { label: 'Value', description: 'What the event is worth.', type: 'number' },
    checkin_date: { label: 'Check-In Date', description: 'When the stay begins.', type: 'string' },
    travel_end: { label: 'Travel End', description: 'When the journey ends.', type: 'string' },
    travel_start: { label: 'Travel Start', description: 'When the journey begins.', type: 'string' },
    suggested_destinations: {
      label: 'Suggested Destinations',
      description: 'The destinations that were suggested.',
      type: 'string'
    },
    destination_airport: {
      label: 'Destination Airport',
      description: 'The airport where the journey leads.',
      type: 'string'
    },
    country: { label: 'Country', description: 'The country, as two letters such as `US`.', type: 'string' },
    city: { label: 'City', description: 'The city.', type: 'string' },
    region: { label: 'Region', description: 'The region.', type: 'string' },
    neighborhood: { label: 'Neighborhood', description: 'The neighborhood.', type: 'string' },
    departing_departure_date: {
      label: 'Outbound Departure',
      description: 'When the outbound journey begins.',
      type: 'string'
    },
    departing_arrival_date: {
      label: 'Outbound Arrival',
      description: 'When the outbound journey ends.',
      type: 'string'
    },
    num_adults: { label: 'Adults', description: 'How many adults travel.', type: 'integer' },
    origin_airport: { label: 'Origin Airport', description: 'The airport where the journey begins.', type: 'string' },
    returning_departure_date: {
      label: 'Return Departure',
      description: 'When the return journey begins.',
      type: 'string'
    },
    returning_arrival_date: { label: 'Return Arrival', description: 'When the return journey ends.', type: 'string' },
    num_children: { label: 'Children', description: 'How many children travel.', type: 'integer' },
    hotel_score: { label: 'Hotel Score', description: 'How well the hotel suits the person.', type: 'string' },
    postal_code: { label: 'Postal Code', description: 'The postal code of the place.', type: 'string' },
    num_infants: { label: 'Infants', description: 'How many infants travel.', type: 'integer' },
    preferred_neighborhoods: {
      label: 'Preferred Neighborhoods',
      description: 'The neighborhoods that the person prefers.',
      type: 'string'
    },
    preferred_star_ratings: {
      label: 'Preferred Star Ratings',
      description: 'The star ratings that the person prefers.',
      type: 'string'
    },
    suggested_hotels: { label: 'Suggested Hotels', description: 'The hotels that were suggested.', type: 'string' }
  },
  default: {
    currency: { '@path': '$.properties.currency' },
    num_items: { '@path': '$.properties.quantity' },
    order_id: { '@path': '$.properties.order_id' },
    search_string: { '@path': '$.properties.query' },
    value: firstOf('$.properties.revenue', '$.properties.total')
  }
} satisfies InputField
