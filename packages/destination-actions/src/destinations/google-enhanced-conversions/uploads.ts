import { batched } from '@segment/actions-core'
import type { RequestClient, SendContext } from '@segment/actions-core'
import { pointInTime, toIsoTime } from '../../lib/times'
import { customerOf, MOST_CONVERSIONS, rowsOf, upload } from './api'
import { hashedAsIs, identifiersOf } from './user-identifiers'
import type { Contact } from './user-identifiers'
import type { Settings } from './generated-types'
import type { Payload as Adjustment } from './uploadConversionAdjustment/generated-types'
import type { Payload as Call } from './uploadCallConversion/generated-types'
import type { Payload as Click } from './uploadClickConversion/generated-types'

/** What all uploads have: the conversion action that counts, under its resource name. */
function conversionActionOf(settings: Settings, id: number): string {
  return `customers/${customerOf(settings)}/conversionActions/${id}`
}

/** A point in time as Google reads it: `2026-01-31 12:00:00+00:00`. */
function toDateTime(time: string): string {
  const [seconds = ''] = pointInTime(toIsoTime(time)).toISOString().split('.')
  return `${seconds.replace('T', ' ')}+00:00`
}

interface ConsentStates {
  ad_user_data_consent_state?: string
  ad_personalization_consent_state?: string
}

/** What the person consents to. https://developers.google.com/google-ads/api/reference/rpc/v24/ClickConversion */
function consentOf({ ad_user_data_consent_state, ad_personalization_consent_state }: ConsentStates) {
  if (!ad_user_data_consent_state && !ad_personalization_consent_state) return undefined
  return { adUserData: ad_user_data_consent_state, adPersonalization: ad_personalization_consent_state }
}

/** A conversion whose custom variables still have their names; Google knows them by resource names. */
interface Conversion {
  customVariables?: Record<string, unknown>
}

/** Replaces the names of custom variables. Those that the account does not have are left out. */
async function withCustomVariables(
  request: RequestClient,
  settings: Settings,
  conversions: Conversion[]
): Promise<object[]> {
  if (conversions.every(({ customVariables }) => !customVariables)) return conversions
  const query = 'SELECT conversion_custom_variable.id, conversion_custom_variable.name FROM conversion_custom_variable'
  const known = (await rowsOf(request, settings, query)).flatMap((row) => row.conversionCustomVariable ?? [])
  return conversions.map(({ customVariables = {}, ...conversion }) => {
    const found = known.flatMap(({ resourceName, name }) =>
      Object.hasOwn(customVariables, name)
        ? { conversionCustomVariable: resourceName, value: customVariables[name] }
        : []
    )
    return found.length > 0 ? { ...conversion, customVariables: found } : conversion
  })
}

const limits = { count: MOST_CONVERSIONS }

/** Sends conversions that began with a click. https://developers.google.com/google-ads/api/docs/conversions/legacy_oci_guide */
export const sendClicks = batched({
  toItem: (payload: Click, { settings }: { settings: Settings }) => ({
    conversionAction: conversionActionOf(settings, payload.conversion_action),
    conversionDateTime: toDateTime(payload.conversion_timestamp),
    gclid: payload.gclid,
    gbraid: payload.gbraid,
    wbraid: payload.wbraid,
    userIpAddress: payload.user_ip_address,
    ...sessionOf(payload),
    orderId: payload.order_id,
    conversionValue: payload.value,
    currencyCode: payload.currency,
    conversionEnvironment: payload.conversion_environment,
    cartData: {
      merchantId: payload.merchant_id,
      feedCountryCode: payload.merchant_country_code,
      feedLanguageCode: payload.merchant_language_code,
      localTransactionCost: payload.local_cost,
      items: (payload.items ?? []).map(({ product_id, quantity, price }) => ({
        productId: product_id,
        quantity,
        unitPrice: price
      }))
    },
    userIdentifiers: identifiersOf(contactOf(payload)),
    consent: consentOf(payload),
    customVariables: payload.custom_variables
  }),
  send: async (request, conversions, { settings }: SendContext<Settings>) =>
    upload(request, settings, 'uploadClickConversions', {
      conversions: await withCustomVariables(request, settings, conversions)
    }),
  limits
})

/** The visit that led to the click. Google takes what its script encoded, or else single attributes. */
function sessionOf({ session_attributes_encoded, session_attributes_key_value_pairs = {} }: Click) {
  if (session_attributes_encoded) return { sessionAttributesEncoded: session_attributes_encoded }
  const { session_start_time_usec, ...texts } = session_attributes_key_value_pairs
  const start = session_start_time_usec && String(pointInTime(session_start_time_usec).valueOf() * 1000)
  const values: Record<string, string | undefined> = { ...texts, session_start_time_usec: start }
  const keyValuePairs = sessionAttributes.flatMap((key) =>
    values[key] ? { sessionAttributeKey: key, sessionAttributeValue: values[key] } : []
  )
  return keyValuePairs.length > 0 ? { sessionAttributesKeyValuePairs: { keyValuePairs } } : {}
}

/** In the order in which they are sent. https://support.google.com/google-ads/answer/16194756 */
const sessionAttributes = [
  'gad_source',
  'gad_campaignid',
  'landing_page_url',
  'session_start_time_usec',
  'landing_page_referrer',
  'landing_page_user_agent'
]

/** Sends conversions that began with a call. https://developers.google.com/google-ads/api/reference/rpc/v25/ConversionUploadService/UploadCallConversions */
export const sendCalls = batched({
  toItem: (payload: Call, { settings }: { settings: Settings }) => ({
    conversionAction: conversionActionOf(settings, payload.conversion_action),
    callerId: payload.caller_id,
    callStartDateTime: toDateTime(payload.call_timestamp),
    conversionDateTime: toDateTime(payload.conversion_timestamp),
    conversionValue: payload.value,
    currencyCode: payload.currency,
    consent: consentOf(payload),
    customVariables: payload.custom_variables
  }),
  send: async (request, conversions, { settings }: SendContext<Settings>) =>
    upload(request, settings, 'uploadCallConversions', {
      conversions: await withCustomVariables(request, settings, conversions)
    }),
  limits
})

/** Retracts, restates or enhances conversions. https://developers.google.com/google-ads/api/docs/conversions/upload-adjustments */
export const sendAdjustments = batched({
  toItem: (payload: Adjustment, { settings }: { settings: Settings }) => ({
    conversionAction: conversionActionOf(settings, payload.conversion_action),
    adjustmentType: payload.adjustment_type,
    adjustmentDateTime: toDateTime(payload.adjustment_timestamp ?? new Date().toISOString()),
    orderId: payload.order_id,
    gclidDateTimePair: {
      gclid: payload.gclid,
      conversionDateTime: payload.conversion_timestamp && toDateTime(payload.conversion_timestamp)
    },
    userIdentifiers: identifiersOf(contactOf(payload), addressOf(payload)),
    userAgent: payload.user_agent,
    // A retraction takes the conversion out, so it has no value.
    restatementValue:
      payload.adjustment_type === 'RETRACTION'
        ? undefined
        : { adjustedValue: payload.restatement_value, currencyCode: payload.restatement_currency_code }
  }),
  send: (request, conversionAdjustments, { settings }: SendContext<Settings>) =>
    upload(request, settings, 'uploadConversionAdjustments', { conversionAdjustments }),
  limits
})

function contactOf({ email_address, phone_number, phone_country_code }: Click | Adjustment): Contact {
  return { email: email_address, phone: phone_number, phoneCountryCode: phone_country_code }
}

function addressOf({ first_name, last_name, street_address, city, state, country, postal_code }: Adjustment) {
  const address = {
    hashedFirstName: hashedAsIs(first_name),
    hashedLastName: hashedAsIs(last_name),
    hashedStreetAddress: hashedAsIs(street_address),
    city,
    state,
    countryCode: country,
    postalCode: postal_code
  }
  return Object.values(address).some((part) => part) ? address : undefined
}
