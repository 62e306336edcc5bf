import { batchSize as batchSizeField, enableBatching as enableBatchingField, firstOf } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'

/** The browser, where the conversion happened. */
export const userAgent = {
  label: 'User Agent',
  description: 'The user agent of the browser that the person converted with.',
  type: 'string',
  default: { '@path': '$.context.userAgent' }
} satisfies InputField

/** What the conversion is worth. */
export const value = {
  label: 'Value',
  description: 'What the conversion is worth, in the currency of the field "Currency".',
  type: 'number',
  default: { '@path': '$.properties.total' }
} satisfies InputField

/** What Google counts. */
const conversionAction = {
  label: 'Conversion Action',
  description: 'The conversion action that counts the conversion, by its ID in Google Ads.',
  type: 'number',
  dynamic: true,
  required: true
} satisfies InputField

/** The click on an ad. */
const gclid = {
  label: 'GCLID',
  description: 'The ID of the click that led to the conversion, from the parameter `gclid` of the landing page.',
  type: 'string'
} satisfies InputField

const conversionTimestamp = {
  label: 'Conversion Timestamp',
  description: 'When the conversion happened, as of ISO 8601. It must be after the click or call.',
  type: 'string',
  required: true,
  default: { '@path': '$.timestamp' }
} satisfies InputField

const emailAddress = {
  label: 'Email Address',
  description: 'The email address of the person. It is hashed before it is sent, unless it is a hash already.',
  type: 'string',
  category: 'hashedPII',
  default: firstOf('$.properties.email', '$.context.traits.email')
} satisfies InputField

/** Where phone numbers are at home. */
export const phoneCountryCode = {
  label: 'Phone Country Code',
  description: 'The code of the country of the phone number, such as `+49`. Default: `+1`, or that of the number.',
  type: 'string'
} satisfies InputField

const phoneNumber = {
  label: 'Phone Number',
  description:
    'The phone number of the person, best with the code of the country in front. It is hashed before it is sent, unless it is a hash already.',
  type: 'string',
  category: 'hashedPII',
  default: firstOf('$.properties.phone', '$.context.traits.phone')
} satisfies InputField

const orderId = {
  label: 'Order ID',
  description: 'Your ID of the transaction. Google counts a conversion action once for each order.',
  type: 'string',
  default: firstOf('$.properties.orderId', '$.properties.order_id')
} satisfies InputField

const currency = {
  label: 'Currency',
  description: 'The currency of the value, as its three letters of ISO 4217.',
  type: 'string',
  default: { '@path': '$.properties.currency' }
} satisfies InputField

const customVariables = {
  label: 'Custom Variables',
  description: 'Values for custom variables, by the names that they have in Google Ads. Unknown names are left out.',
  type: 'object',
  additionalProperties: true,
  defaultObjectUI: 'keyvalue:only'
} satisfies InputField

const consentChoices = [
  { label: 'Granted', value: 'GRANTED' },
  { label: 'Denied', value: 'DENIED' },
  { label: 'Not known', value: 'UNSPECIFIED' }
]

/** Whether data of the person may go to Google for ads. https://developers.google.com/google-ads/api/reference/rpc/v24/ClickConversion */
export const adUserDataConsentState = {
  label: 'Consent to Ad User Data',
  description: 'Whether the person agrees that their data is sent to Google for advertising.',
  type: 'string',
  choices: consentChoices
} satisfies InputField

/** Whether the person may get personalized ads. */
export const adPersonalizationConsentState = {
  label: 'Consent to Ad Personalization',
  description: 'Whether the person agrees to personalized ads.',
  type: 'string',
  choices: consentChoices
} satisfies InputField

/** The fields of batches, which all uploads have. */
const batching = {
  enable_batching: { ...enableBatchingField, default: false },
  batch_size: batchSizeField({ default: 1500, unsafe_hidden: true })
}

/** The fields of a conversion that began with a click. */
export const clickFields = {
  conversion_action: conversionAction,
  gclid,
  gbraid: {
    label: 'GBRAID',
    description: 'The ID of the click for conversions in an iOS app, from the parameter `gbraid` of the landing page.',
    type: 'string'
  },
  wbraid: {
    label: 'WBRAID',
    description: 'The ID of the click in an iOS app for conversions on the web, from the parameter `wbraid`.',
    type: 'string'
  },
  user_ip_address: {
    label: 'User IP Address',
    description: 'The IP address from which the person clicked.',
    type: 'string',
    default: { '@path': '$.context.ip' }
  },
  session_attributes_encoded: {
    label: 'Session Attributes (Encoded)',
    description: 'What the script of Google found out about the visit. The plugin in the browser adds it to events.',
    type: 'string',
    default: { '@path': '$.integrations.Google Ads Conversions.session_attributes_encoded' }
  },
  session_attributes_key_value_pairs: {
    label: 'Session Attributes',
    description: 'Data about the visit, for events without encoded session attributes.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      gad_source: {
        label: 'GAD Source',
        description: 'The kind of ad, from the parameter `gad_source` of the landing page.',
        type: 'string'
      },
      gad_campaignid: {
        label: 'GAD Campaign ID',
        description: 'The campaign, from the parameter `gad_campaignid` of the landing page.',
        type: 'string'
      },
      landing_page_url: {
        label: 'Landing Page URL',
        description: 'The address of the landing page.',
        type: 'string'
      },
      session_start_time_usec: {
        label: 'Session Start Time',
        description: 'When the visit began, as of ISO 8601. It is sent in microseconds.',
        type: 'string',
        format: 'date-time'
      },
      landing_page_referrer: {
        label: 'Landing Page Referrer',
        description: 'The page that led to the landing page.',
        type: 'string'
      },
      landing_page_user_agent: {
        label: 'Landing Page User Agent',
        description: 'The user agent of the browser on the landing page.',
        type: 'string'
      }
    },
    default: {
      gad_source: { '@path': '$.properties.gad_source' },
      gad_campaignid: { '@path': '$.properties.gad_campaignid' },
      landing_page_url: { '@path': '$.context.page.url' },
      session_start_time_usec: { '@path': '$.properties.session_start_time_usec' },
      landing_page_referrer: { '@path': '$.context.page.referrer' },
      landing_page_user_agent: { '@path': '$.context.userAgent' }
    }
  },
  conversion_timestamp: conversionTimestamp,
  email_address: emailAddress,
  phone_country_code: phoneCountryCode,
  phone_number: phoneNumber,
  order_id: orderId,
  value,
  currency,
  conversion_environment: {
    label: 'Conversion Environment',
    description: 'Where the person converted.',
    type: 'string',
    choices: [
      { label: 'App', value: 'APP' },
      { label: 'Web', value: 'WEB' },
      { label: 'Not known', value: 'UNSPECIFIED' }
    ]
  },
  merchant_id: { label: 'Merchant ID', description: 'The ID of your account in Merchant Center.', type: 'string' },
  merchant_country_code: {
    label: 'Merchant Country Code',
    description: 'The country of the feed that has the items, as its two letters of ISO 3166.',
    type: 'string'
  },
  merchant_language_code: {
    label: 'Merchant Language Code',
    description: 'The language of the feed that has the items, as its two letters of ISO 639.',
    type: 'string'
  },
  local_cost: {
    label: 'Local Cost',
    description: 'What the order cost you besides the items: discounts and transport, for example.',
    type: 'number'
  },
  items: {
    label: 'Items',
    description: 'What was bought.',
    type: 'object',
    multiple: true,
    properties: {
      product_id: { label: 'Product ID', description: 'The ID of the item in your feed.', type: 'string' },
      quantity: { label: 'Quantity', description: 'How many were bought.', type: 'number' },
      price: { label: 'Price', description: 'The price of one.', type: 'number' }
    },
    default: eachOf('$.properties.products', { product_id: '$.product_id', quantity: '$.quantity', price: '$.price' })
  },
  custom_variables: customVariables,
  ad_user_data_consent_state: adUserDataConsentState,
  ad_personalization_consent_state: adPersonalizationConsentState,
  ...batching
} satisfies Record<string, InputField>

/** The fields of a conversion that began with a call. */
export const callFields = {
  conversion_action: conversionAction,
  caller_id: {
    label: 'Caller ID',
    description:
      'The phone number of the caller as of E.164, such as `+15551234567`. Google does not take hashes here.',
    type: 'string',
    required: true
  },
  call_timestamp: {
    label: 'Call Timestamp',
    description: 'When the call began, as of ISO 8601.',
    type: 'string',
    required: true
  },
  conversion_timestamp: conversionTimestamp,
  value,
  currency,
  custom_variables: customVariables,
  ad_user_data_consent_state: adUserDataConsentState,
  ad_personalization_consent_state: adPersonalizationConsentState,
  ...batching
} satisfies Record<string, InputField>

const valueUnlessRetracted = {
  depends_on: {
    conditions: [{ fieldKey: 'adjustment_type', operator: 'is_not' as const, value: ['RETRACTION'] }]
  }
}

/** The fields of a change of a conversion that Google has already. */
export const adjustmentFields = {
  conversion_action: conversionAction,
  adjustment_type: {
    label: 'Adjustment Type',
    description:
      'What happens to the conversion: a retraction takes it out, a restatement changes its value, an enhancement adds data of the person.',
    type: 'string',
    choices: [
      { label: 'Not known', value: 'UNSPECIFIED' },
      { label: 'Unknown to the API', value: 'UNKNOWN' },
      { label: 'Retraction', value: 'RETRACTION' },
      { label: 'Restatement', value: 'RESTATEMENT' },
      { label: 'Enhancement', value: 'ENHANCEMENT' }
    ],
    required: true
  },
  adjustment_timestamp: {
    label: 'Adjustment Timestamp',
    description: 'When the change happened, as of ISO 8601. Default: now.',
    type: 'string',
    default: { '@path': '$.timestamp' }
  },
  order_id: {
    ...orderId,
    description:
      'The order ID of the conversion to change. Enhancements need it. Retractions and restatements need it, or the GCLID.'
  },
  gclid: { ...gclid, description: 'The ID of the click that led to the conversion, where there is no order ID.' },
  conversion_timestamp: {
    label: 'Conversion Timestamp',
    description: 'When the conversion to change happened, as of ISO 8601. It goes with the GCLID.',
    type: 'string'
  },
  restatement_value: {
    label: 'Restatement Value',
    description: 'What the conversion is worth now. It is not sent with a retraction.',
    type: 'number',
    ...valueUnlessRetracted
  },
  restatement_currency_code: {
    label: 'Restatement Currency Code',
    description: 'The currency of the value, as its three letters of ISO 4217. Default: that of the conversion.',
    type: 'string',
    ...valueUnlessRetracted
  },
  email_address: emailAddress,
  phone_country_code: phoneCountryCode,
  phone_number: phoneNumber,
  first_name: {
    label: 'First Name',
    description:
      'The first name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.',
    type: 'string',
    default: firstOf('$.properties.firstName', '$.context.traits.firstName')
  },
  last_name: {
    label: 'Last Name',
    description:
      'The last name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.',
    type: 'string',
    category: 'hashedPII',
    default: firstOf('$.properties.lastName', '$.context.traits.lastName')
  },
  // The commas in these defaults are those of saved mappings; such a path finds nothing, so the traits count.
  city: {
    label: 'City',
    description: 'The city of the address.',
    type: 'string',
    default: firstOf('$.properties.address.city,', '$.context.traits.address.city')
  },
  state: {
    label: 'State',
    description: 'The state or province of the address.',
    type: 'string',
    default: firstOf('$.properties.address.state,', '$.context.traits.address.state')
  },
  country: {
    label: 'Country',
    description: 'The country of the address, as its two letters of ISO 3166.',
    type: 'string',
    default: firstOf('$.properties.address.country,', '$.context.traits.address.country')
  },
  postal_code: {
    label: 'Postal Code',
    description: 'The postal code of the address.',
    type: 'string',
    default: firstOf('$.properties.address.postalCode,', '$.context.traits.address.postalCode')
  },
  street_address: {
    label: 'Street Address',
    description:
      'The street of the address, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.',
    type: 'string',
    default: firstOf('$.properties.address.street,', '$.context.traits.address.street')
  },
  user_agent: userAgent,
  ...batching
} satisfies Record<string, InputField>
