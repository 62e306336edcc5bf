import type { InputField } from '@segment/actions-core'

/** Who it is about. One of the two ids is needed. */
export const identityFields = {
  user_id: {
    label: 'User ID',
    description:
      'Your id of the user. Needed when there is no device id. Amplitude drops ids of less than five characters, unless Minimum ID Length allows them.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.userId' }
  },
  device_id: {
    label: 'Device ID',
    description:
      'The id of the device, by which Amplitude knows people who have not signed in. Needed when there is no user id. Events without it get a hash of the user id in its place.',
    type: 'string',
    default: {
      '@if': {
        exists: { '@path': '$.context.device.id' },
        then: { '@path': '$.context.device.id' },
        else: { '@path': '$.anonymousId' }
      }
    }
  }
} satisfies Record<string, InputField>

/** What is known of the user, the device and the place. */
export const userFields = {
  user_properties: {
    label: 'User Properties',
    description:
      'What to remember of the user: values by name, in lists or nested up to 40 levels. They go into `$set` when the request also has operations such as `$setOnce`, because Amplitude takes no mixture.',
    type: 'object',
    default: { '@path': '$.traits' }
  },
  groups: {
    label: 'Groups',
    description:
      'The groups that the user belongs to, by group type, for example `{ "company": "Acme" }`. Up to five types. Needs the Accounts add-on of Amplitude.',
    type: 'object'
  },
  app_version: {
    label: 'App Version',
    description: 'The version of your app.',
    type: 'string',
    default: { '@path': '$.context.app.version' }
  },
  platform: {
    label: 'Platform',
    description:
      'The platform of your app. `ios` and `android` go out as `iOS` and `Android`. Without a platform, what comes from analytics.js is `Web`.',
    type: 'string',
    default: { '@path': '$.context.device.type' }
  },
  os_name: {
    label: 'OS Name',
    description: 'The name of the mobile operating system or of the browser.',
    type: 'string',
    default: { '@path': '$.context.os.name' }
  },
  os_version: {
    label: 'OS Version',
    description: 'The version of the mobile operating system or of the browser.',
    type: 'string',
    default: { '@path': '$.context.os.version' }
  },
  device_brand: {
    label: 'Device Brand',
    description: 'The brand of the device.',
    type: 'string',
    default: { '@path': '$.context.device.brand' }
  },
  device_manufacturer: {
    label: 'Device Manufacturer',
    description: 'Who made the device.',
    type: 'string',
    default: { '@path': '$.context.device.manufacturer' }
  },
  device_model: {
    label: 'Device Model',
    description: 'The model of the device.',
    type: 'string',
    default: { '@path': '$.context.device.model' }
  },
  carrier: {
    label: 'Carrier',
    description: 'The mobile network that the device uses.',
    type: 'string',
    default: { '@path': '$.context.network.carrier' }
  },
  country: {
    label: 'Country',
    description:
      'The country that the user is in. Amplitude finds the place by the IP address where no country, region, city and market area are sent; send all four or none.',
    type: 'string',
    default: { '@path': '$.context.location.country' }
  },
  region: {
    label: 'Region',
    description: 'The state, province or county that the user is in.',
    type: 'string',
    default: { '@path': '$.context.location.region' }
  },
  city: {
    label: 'City',
    description: 'The city that the user is in.',
    type: 'string',
    default: { '@path': '$.context.location.city' }
  },
  dma: {
    label: 'Designated Market Area',
    description: 'The television market that the user is in, a division of the United States.',
    type: 'string'
  },
  language: {
    label: 'Language',
    description: 'The language that the user has set.',
    type: 'string',
    default: { '@path': '$.context.locale' }
  }
} satisfies Record<string, InputField>
