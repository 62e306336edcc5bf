import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { ip } from './fields'

/** The name of an event. */
export const event = {
  label: 'Event Name',
  description: 'The name of the event, as Mixpanel lists it.',
  type: 'string',
  required: true,
  default: { '@path': '$.event' }
} satisfies InputField

/** What is known of an event besides its name: the fields of all actions that import events. */
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
  group_id: {
    label: 'Group ID',
    description: 'The ID of the group, such as the company, on whose behalf the person acts.',
    type: 'string',
    default: { '@path': '$.context.groupId' }
  },
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
  app_name: {
    label: 'App Name',
    description: 'The name of your app.',
    type: 'string',
    default: { '@path': '$.context.app.name' }
  },
  app_namespace: {
    label: 'App Namespace',
    description: 'The namespace of your app, such as com.example.shop.',
    type: 'string',
    default: { '@path': '$.context.app.namespace' }
  },
  app_build: {
    label: 'App Build',
    description: 'The build number of your app.',
    type: 'string',
    default: { '@path': '$.context.app.build' }
  },
  app_version: {
    label: 'App Version',
    description: 'The version of your app.',
    type: 'string',
    default: { '@path': '$.context.app.version' }
  },
  os_name: {
    label: 'OS Name',
    description: 'The name of the operating system.',
    type: 'string',
    default: { '@path': '$.context.os.name' }
  },
  os_version: {
    label: 'OS Version',
    description: 'The version of the operating system.',
    type: 'string',
    default: { '@path': '$.context.os.version' }
  },
  device_id: {
    label: 'Device ID',
    description: 'The ID of the device. Mixpanel gets the anonymous ID as its device ID instead.',
    type: 'string',
    default: { '@path': '$.context.device.id' }
  },
  device_type: {
    label: 'Device Type',
    description: 'The type of the device, such as ios or android.',
    type: 'string',
    default: { '@path': '$.context.device.type' }
  },
  device_name: {
    label: 'Device Name',
    description: 'The name of the device.',
    type: 'string',
    default: { '@path': '$.context.device.name' }
  },
  device_manufacturer: {
    label: 'Device Manufacturer',
    description: 'The company that made the device.',
    type: 'string',
    default: { '@path': '$.context.device.manufacturer' }
  },
  device_model: {
    label: 'Device Model',
    description: 'The model of the device.',
    type: 'string',
    default: { '@path': '$.context.device.model' }
  },
  bluetooth: {
    label: 'Bluetooth Enabled',
    description: 'Whether Bluetooth is on.',
    type: 'boolean',
    default: { '@path': '$.context.network.bluetooth' }
  },
  carrier: {
    label: 'Carrier',
    description: 'The mobile network operator.',
    type: 'string',
    default: { '@path': '$.context.network.carrier' }
  },
  cellular: {
    label: 'Cellular Enabled',
    description: 'Whether the device uses a mobile network.',
    type: 'boolean',
    default: { '@path': '$.context.network.cellular' }
  },
  wifi: {
    label: 'Wi-Fi Enabled',
    description: 'Whether the device uses Wi-Fi.',
    type: 'boolean',
    default: { '@path': '$.context.network.wifi' }
  },
  country: {
    label: 'Country',
    description: 'The country, as a code of two letters.',
    type: 'string',
    default: { '@path': '$.context.location.country' }
  },
  region: {
    label: 'Region',
    description: 'The region in the country. Mixpanel derives it from the IP address.',
    type: 'string',
    default: { '@path': '$.context.location.region' }
  },
  language: {
    label: 'Language',
    description: 'The language of the device or browser, such as en-US.',
    type: 'string',
    default: { '@path': '$.context.locale' }
  },
  library_name: {
    label: 'Library Name',
    description: 'The name of the library that recorded the event.',
    type: 'string',
    default: { '@path': '$.context.library.name' }
  },
  library_version: {
    label: 'Library Version',
    description: 'The version of the library that recorded the event.',
    type: 'string',
    default: { '@path': '$.context.library.version' }
  },
  ip,
  idfa: {
    label: 'IDFA',
    description: 'The advertising ID of an Apple device.',
    type: 'string',
    default: firstOf('$.context.device.advertisingId', '$.context.device.idfa')
  },
  url: {
    label: 'URL',
    description: 'The full address of the page.',
    type: 'string',
    default: { '@path': '$.context.page.url' }
  },
  screen_width: {
    label: 'Screen Width',
    description: 'The width of the screen in pixels.',
    type: 'number',
    default: { '@path': '$.context.screen.width' }
  },
  screen_height: {
    label: 'Screen Height',
    description: 'The height of the screen in pixels.',
    type: 'number',
    default: { '@path': '$.context.screen.height' }
  },
  screen_density: {
    label: 'Screen Density',
    description: 'The pixel density of the screen.',
    type: 'number',
    default: { '@path': '$.context.screen.density' }
  },
  referrer: {
    label: 'Referrer',
    description: 'The address of the page that led here.',
    type: 'string',
    default: { '@path': '$.context.page.referrer' }
  },
  userAgent: {
    label: 'User Agent',
    description: 'The user agent, from which the browser and its version are read.',
    type: 'string',
    default: { '@path': '$.context.userAgent' }
  },
  advertising_id: {
    label: 'Advertising ID',
    description: 'The advertising ID of the device.',
    type: 'string',
    default: { '@path': '$.context.device.advertisingId' }
  },
  ad_tracking_enabled: {
    label: 'Ad Tracking Enabled',
    description: 'Whether the person allows ad tracking on the device.',
    type: 'string',
    default: { '@path': '$.context.device.adTrackingEnabled' }
  },
  timezone: {
    label: 'Time Zone',
    description: 'The time zone of the device, such as Europe/Berlin.',
    type: 'string',
    default: { '@path': '$.context.timezone' }
  },
  app_platform: {
    label: 'App Platform',
    description: 'The platform of your app, such as iOS or web.',
    type: 'string',
    default: { '@path': '$.context.app.platform' }
  },
  name: {
    label: 'Original Name',
    description: 'The name that the event or page had in Segment. Mixpanel stores it as event_original_name.',
    type: 'string',
    default: firstOf('$.event', '$.name')
  },
  event_properties: {
    label: 'Event Properties',
    description: 'What else is known of the event. Keys that equal a property of another field win over it.',
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
