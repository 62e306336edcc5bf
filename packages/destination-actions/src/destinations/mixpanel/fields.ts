import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** A field whose value is in the context of the event. */
function inContext(label: string, description: string, path: string, type: InputField['type'] = 'string') {
  return { label, description, type, default: { '@path': `$.context.${path}` } } satisfies InputField
}

/** The address of the person's device. */
export const ip = {
  label: 'IP Address',
  description: 'The IP address, from which Mixpanel derives city, region and country.',
  type: 'string',
  default: { '@path': '$.context.ip' }
} satisfies InputField

/** The person, once known. */
export const userId = {
  label: 'User ID',
  description: 'Your own ID of the person, by which Mixpanel finds the profile.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.userId' }
} satisfies InputField

/** The visitor before they are known. */
export const anonymousId = {
  label: 'Anonymous ID',
  description: 'The ID of a visitor who is not known yet. It finds the profile where there is no user ID.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.anonymousId' }
} satisfies InputField

/** Data about the person or the group. */
export const traits = {
  label: 'Traits',
  description:
    'Properties to set on the profile. Names such as `email` and `name` get the names that Mixpanel reserves for them.',
  type: 'object',
  default: { '@path': '$.traits' }
} satisfies InputField

/** The name of an event. */
export const event = {
  label: 'Event Name',
  description: 'The name of the event, as Mixpanel lists it.',
  type: 'string',
  required: true,
  default: { '@path': '$.event' }
} satisfies InputField

/** Data about an event besides its name: the fields of all actions that import events. */
export const eventFields = {
  distinct_id: {
    label: 'Distinct ID',
    description: 'The ID of the person who did it, to whom Mixpanel attributes the event.',
    type: 'string',
    default: firstOf('$.userId', '$.anonymousId')
  },
  anonymous_id: {
    label: 'Anonymous ID',
    description: 'The ID of the visitor or device before the person is known. Mixpanel stores it as the device ID.',
    type: 'string',
    default: { '@path': '$.anonymousId' }
  },
  user_id: {
    label: 'User ID',
    description: 'Your own ID of the person, once they are known.',
    type: 'string',
    default: { '@path': '$.userId' }
  },
  group_id: inContext(
    'Group ID',
    'The ID of the group, such as the company, on whose behalf the person acts.',
    'groupId'
  ),
  insert_id: {
    label: 'Insert ID',
    description:
      'A unique ID of the event. Mixpanel drops an event that it has received before. It takes letters, digits and hyphens, 36 at most.',
    type: 'string',
    default: { '@path': '$.messageId' }
  },
  time: {
    label: 'Time',
    description: 'When the event happened, as a date or as seconds or milliseconds since 1970.',
    type: 'datetime',
    default: { '@path': '$.timestamp' }
  },
  app_name: inContext('App Name', 'The name of your app.', 'app.name'),
  app_namespace: inContext('App Namespace', 'The namespace of your app, such as com.example.shop.', 'app.namespace'),
  app_build: inContext('App Build', 'The build number of your app.', 'app.build'),
  app_version: inContext('App Version', 'The version of your app.', 'app.version'),
  os_name: inContext('OS Name', 'The name of the operating system.', 'os.name'),
  os_version: inContext('OS Version', 'The version of the operating system.', 'os.version'),
  device_id: inContext(
    'Device ID',
    'The ID of the device. Mixpanel gets the anonymous ID as its device ID instead.',
    'device.id'
  ),
  device_type: inContext('Device Type', 'The type of the device, such as ios or android.', 'device.type'),
  device_name: inContext('Device Name', 'The name of the device.', 'device.name'),
  device_manufacturer: inContext('Device Manufacturer', 'The company that made the device.', 'device.manufacturer'),
  device_model: inContext('Device Model', 'The model of the device.', 'device.model'),
  bluetooth: inContext('Bluetooth Enabled', 'Whether Bluetooth is on.', 'network.bluetooth', 'boolean'),
  carrier: inContext('Carrier', 'The mobile network operator.', 'network.carrier'),
  cellular: inContext('Cellular Enabled', 'Whether the device uses a mobile network.', 'network.cellular', 'boolean'),
  wifi: inContext('Wi-Fi Enabled', 'Whether the device uses Wi-Fi.', 'network.wifi', 'boolean'),
  country: inContext('Country', 'The country, as a code of two letters.', 'location.country'),
  region: inContext('Region', 'The region in the country. Mixpanel derives it from the IP address.', 'location.region'),
  language: inContext('Language', 'The language of the device or browser, such as en-US.', 'locale'),
  library_name: inContext('Library Name', 'The name of the library that recorded the event.', 'library.name'),
  library_version: inContext(
    'Library Version',
    'The version of the library that recorded the event.',
    'library.version'
  ),
  ip,
  idfa: {
    label: 'IDFA',
    description: 'The advertising ID of an Apple device.',
    type: 'string',
    default: firstOf('$.context.device.advertisingId', '$.context.device.idfa')
  },
  url: inContext('URL', 'The full address of the page.', 'page.url'),
  screen_width: inContext('Screen Width', 'The width of the screen in pixels.', 'screen.width', 'number'),
  screen_height: inContext('Screen Height', 'The height of the screen in pixels.', 'screen.height', 'number'),
  screen_density: inContext('Screen Density', 'The pixel density of the screen.', 'screen.density', 'number'),
  referrer: inContext('Referrer', 'The address of the page that led here.', 'page.referrer'),
  userAgent: inContext('User Agent', 'The user agent, from which the browser and its version are read.', 'userAgent'),
  advertising_id: inContext('Advertising ID', 'The advertising ID of the device.', 'device.advertisingId'),
  ad_tracking_enabled: inContext(
    'Ad Tracking Enabled',
    'Whether the person allows ad tracking on the device.',
    'device.adTrackingEnabled'
  ),
  timezone: inContext('Time Zone', 'The time zone of the device, such as Europe/Berlin.', 'timezone'),
  app_platform: inContext('App Platform', 'The platform of your app, such as iOS or web.', 'app.platform'),
  name: {
    label: 'Original Name',
    description: 'The name that the event or page had in Segment. Mixpanel stores it as event_original_name.',
    type: 'string',
    default: firstOf('$.event', '$.name')
  },
  event_properties: {
    label: 'Event Properties',
    description: 'Further data about the event. Keys that equal a property of another field win over it.',
    type: 'object',
    default: { '@path': '$.properties' }
  },
  context: {
    label: 'Event Context',
    description: 'The context of the event. Existing mappings hold it; nothing is read from it.',
    type: 'object',
    unsafe_hidden: true,
    default: { '@path': '$.context' }
  },
  utm_properties: {
    label: 'UTM Properties',
    description: 'The campaign that brought the person.',
    type: 'object',
    properties: {
      utm_source: { label: 'UTM Source', description: 'Where the person came from, such as a site.', type: 'string' },
      utm_medium: { label: 'UTM Medium', description: 'The kind of campaign, such as email.', type: 'string' },
      utm_campaign: { label: 'UTM Campaign', description: 'The name of the campaign.', type: 'string' },
      utm_term: { label: 'UTM Term', description: 'The keyword of a paid search.', type: 'string' },
      utm_content: { label: 'UTM Content', description: 'Which of several links or ads it was.', type: 'string' }
    },
    default: {
      utm_source: { '@path': '$.context.campaign.source' },
      utm_medium: { '@path': '$.context.campaign.medium' },
      utm_campaign: { '@path': '$.context.campaign.name' },
      utm_term: { '@path': '$.context.campaign.term' },
      utm_content: { '@path': '$.context.campaign.content' }
    }
  },
  enable_batching: enableBatching,
  batch_size: batchSize({ default: 1000, minimum: 1, maximum: 2000 }),
  userAgentData: {
    label: 'User Agent Data',
    description: 'What the browser reports of itself besides its user agent, by client hints.',
    type: 'object',
    properties: {
      mobile: { label: 'Mobile', description: 'Whether it is a mobile device.', type: 'boolean' },
      platform: { label: 'Platform', description: 'The name of the operating system.', type: 'string' },
      architecture: { label: 'Architecture', description: 'The architecture of the processor.', type: 'string' },
      bitness: { label: 'Bitness', description: 'The bits of the architecture, such as 64.', type: 'string' },
      model: { label: 'Model', description: 'The model of the device.', type: 'string' },
      platformVersion: {
        label: 'Platform Version',
        description: 'The version of the operating system.',
        type: 'string'
      },
      uaFullVersion: { label: 'Browser Version', description: 'The full version of the browser.', type: 'string' },
      wow64: { label: 'WoW64', description: 'Whether a 32-bit browser runs on 64-bit Windows.', type: 'boolean' }
    },
    default: {
      mobile: { '@path': '$.context.userAgentData.mobile' },
      platform: { '@path': '$.context.userAgentData.platform' },
      architecture: { '@path': '$.context.userAgentData.architecture' },
      bitness: { '@path': '$.context.userAgentData.bitness' },
      model: { '@path': '$.context.userAgentData.model' },
      platformVersion: { '@path': '$.context.userAgentData.platformVersion' },
      uaFullVersion: { '@path': '$.context.userAgentData.uaFullVersion' },
      wow64: { '@path': '$.context.userAgentData.wow64' }
    }
  }
} satisfies Record<string, InputField>
