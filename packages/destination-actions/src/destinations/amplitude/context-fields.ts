import type { InputField } from '@segment/actions-core'

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
      'Whether to take OS name, OS version, device manufacturer and device model from the user agent where they are not mapped.',
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
