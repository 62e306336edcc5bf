import { firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { deviceBrand, deviceManufacturer, deviceModel, language } from '../../lib/event-fields'

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
    default: firstOf('$.context.device.id', '$.anonymousId')
  }
} satisfies Record<string, InputField>

/** Data about the user, the device and the place. */
export const userFields = {
  user_properties: {
    label: 'User Properties',
    description:
      'What to remember of the user: values by name, in lists or nested up to 40 levels. It may hold operations such as `$setOnce` or `$unset` as well.',
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
  device_brand: deviceBrand,
  device_manufacturer: deviceManufacturer,
  device_model: deviceModel,
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
  language
} satisfies Record<string, InputField>

/** The id that keeps Amplitude from counting twice. */
export const insertIdField = {
  label: 'Insert ID',
  description:
    'An id of this piece of data. Amplitude ignores what comes again with the same id within seven days, so that sending twice does no harm.',
  type: 'string'
} satisfies InputField

/** The library that made the event, from which the platform `Web` follows. */
export const libraryField = {
  label: 'Library',
  description: 'The library that the data comes from. Without a platform, what comes from `analytics.js` is `Web`.',
  type: 'string',
  default: { '@path': '$.context.library.name' }
} satisfies InputField

/** How ids may look. */
export const minIdLengthField = {
  label: 'Minimum ID Length',
  description:
    'The least number of characters that user and device ids must have. Without it Amplitude takes five, and drops shorter ids.',
  type: 'integer',
  allowNull: true
} satisfies InputField

/** What the browser tells of itself. */
export const userAgentFields = {
  userAgent: {
    label: 'User Agent',
    description: 'The user agent of the browser or app.',
    type: 'string',
    default: { '@path': '$.context.userAgent' }
  },
  userAgentParsing: {
    label: 'Parse User Agent',
    description:
      'Whether to take OS name, OS version, device manufacturer and device model from the user agent where they are not mapped, and the type of the device.',
    type: 'boolean',
    default: true
  },
  includeRawUserAgent: {
    label: 'Send Raw User Agent',
    description: 'Whether to send the user agent itself as well, as `user_agent`.',
    type: 'boolean',
    default: false
  }
} satisfies Record<string, InputField>

/** What the browser tells besides its user agent. */
export const userAgentDataField = {
  label: 'User Agent Client Hints',
  description:
    'The model of the device and the version of its platform, as browsers tell them on request. They are used together with the user agent, and win over it.',
  type: 'object',
  properties: {
    model: { label: 'Model', description: 'The model of the device.', type: 'string' },
    platformVersion: {
      label: 'Platform Version',
      description: 'The version of the operating system.',
      type: 'string'
    }
  },
  default: {
    model: { '@path': '$.context.userAgentData.model' },
    platformVersion: { '@path': '$.context.userAgentData.platformVersion' }
  }
} satisfies InputField

/** Where the user came from. */
export const attributionFields = {
  utm_properties: {
    label: 'UTM Properties',
    description:
      'The campaign that brought the user. Each value is set as it is now, and once more with the prefix `initial_` as it was first.',
    type: 'object',
    properties: {
      utm_source: { label: 'UTM Source', description: 'Who sent the user, for example `newsletter`.', type: 'string' },
      utm_medium: { label: 'UTM Medium', description: 'By what means, for example `email`.', type: 'string' },
      utm_campaign: { label: 'UTM Campaign', description: 'The name of the campaign.', type: 'string' },
      utm_term: { label: 'UTM Term', description: 'The search words that were paid for.', type: 'string' },
      utm_content: { label: 'UTM Content', description: 'Which link or ad of the campaign it was.', type: 'string' }
    },
    default: {
      utm_source: { '@path': '$.context.campaign.source' },
      utm_medium: { '@path': '$.context.campaign.medium' },
      utm_campaign: { '@path': '$.context.campaign.name' },
      utm_term: { '@path': '$.context.campaign.term' },
      utm_content: { '@path': '$.context.campaign.content' }
    }
  },
  referrer: {
    label: 'Referrer',
    description:
      'The page that led to this one. It is set as `referrer`, and once as `initial_referrer` for the first page that led the user to you.',
    type: 'string',
    default: { '@path': '$.context.page.referrer' }
  }
} satisfies Record<string, InputField>
