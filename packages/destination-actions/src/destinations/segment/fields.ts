import type { InputField } from '@segment/actions-core'
import { messageFields } from '../../lib/segment-message-fields'

const { user_id, anonymous_id, message_id, consent } = messageFields

/** The fields for the context of a call: https://segment.com/docs/connections/spec/common/#context */
const contextFields = {
  application: {
    label: 'Application',
    description: 'The application in which it happened.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      name: { label: 'Name', type: 'string' },
      version: { label: 'Version', type: 'string' },
      build: { label: 'Build', description: 'The number of the build.', type: 'string' },
      namespace: {
        label: 'Namespace',
        description: 'Its name in the app store, such as `com.example.app`.',
        type: 'string'
      }
    }
  },
  campaign_parameters: {
    label: 'Campaign Parameters',
    description: 'The campaign that led to the call: the UTM parameters without `utm_`.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      name: { label: 'Name', type: 'string' },
      source: { label: 'Source', type: 'string' },
      medium: { label: 'Medium', type: 'string' },
      term: { label: 'Term', type: 'string' },
      content: { label: 'Content', type: 'string' }
    }
  },
  device: {
    label: 'Device',
    description: 'The device on which it happened.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      id: { label: 'ID', type: 'string' },
      advertising_id: { label: 'Advertising ID', type: 'string' },
      adTracking_Enabled: {
        label: 'Ad Tracking Enabled',
        description: 'Whether the user lets the device be tracked for advertising.',
        type: 'boolean'
      },
      manufacturer: { label: 'Manufacturer', type: 'string' },
      model: { label: 'Model', type: 'string' },
      name: { label: 'Name', type: 'string' },
      type: { label: 'Type', description: 'For example `ios` or `android`.', type: 'string' },
      token: { label: 'Token', description: 'The push token.', type: 'string' }
    }
  },
  ip_address: {
    label: 'IP Address',
    description: "The user's IP address.",
    type: 'string'
  },
  locale: {
    label: 'Locale',
    description: "The user's language and region, for example `en-US`.",
    type: 'string'
  },
  location: {
    label: 'Location',
    description: 'Where the user is.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      city: { label: 'City', type: 'string' },
      country: { label: 'Country', type: 'string' },
      latitude: { label: 'Latitude', type: 'number' },
      longitude: { label: 'Longitude', type: 'number' },
      speed: { label: 'Speed', type: 'number' }
    }
  },
  network: {
    label: 'Network',
    description: 'The network that the device is connected to.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      bluetooth: { label: 'Bluetooth', description: 'Whether Bluetooth is on.', type: 'boolean' },
      carrier: { label: 'Carrier', type: 'string' },
      cellular: { label: 'Cellular', description: 'Whether it is a mobile network.', type: 'boolean' },
      wifi: { label: 'Wifi', description: 'Whether it is a wireless network.', type: 'boolean' }
    }
  },
  operating_system: {
    label: 'Operating System',
    description: 'The operating system of the device.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      name: { label: 'Name', type: 'string' },
      version: { label: 'Version', type: 'string' }
    }
  },
  page: {
    label: 'Page',
    description: 'The web page that the user is on.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      path: { label: 'Path', type: 'string' },
      referrer: { label: 'Referrer', description: 'The address of the page before.', type: 'string' },
      search: { label: 'Search', description: 'The query string of the address.', type: 'string' },
      title: { label: 'Title', type: 'string' },
      url: { label: 'URL', type: 'string' }
    }
  },
  screen: {
    label: 'Screen',
    description: 'The screen of the device.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      density: { label: 'Density', type: 'number' },
      height: { label: 'Height', type: 'number' },
      width: { label: 'Width', type: 'number' }
    }
  },
  user_agent: {
    label: 'User Agent',
    description: 'The user agent of the browser or of the device.',
    type: 'string'
  },
  timezone: {
    label: 'Timezone',
    description: "The user's time zone, for example `Europe/Amsterdam`.",
    type: 'string'
  }
} satisfies Record<string, InputField>

/** The fields that every call has. */
export const callFields = {
  user_id,
  anonymous_id,
  timestamp: {
    label: 'Timestamp',
    description: 'When it happened, in ISO 8601. Segment takes the time of arrival when this is left out.',
    type: 'string'
  },
  ...contextFields,
  message_id,
  consent
} satisfies Record<string, InputField>
