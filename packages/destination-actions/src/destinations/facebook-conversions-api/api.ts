import { PayloadValidationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { hashed, hashedList } from '../../lib/hash'
import { normal } from '../../lib/personal-data'
import type { Settings } from './generated-types'
import type { Payload as PageView } from './pageView/generated-types'
import type { Payload as Purchase } from './purchase/generated-types'
import type { Payload as Search } from './search/generated-types'
import type { Payload as ViewContent } from './viewContent/generated-types'

/** What an action says of its event. */
interface ServerEvent {
  name: string
  /** What all events have. */
  payload: PageView
  /** What the event is about: see {@link customDataOf}. */
  customData?: object
}

/**
 * Sends one event to the dataset of a pixel.
 *
 * https://developers.facebook.com/documentation/ads-commerce/conversions-api/using-the-api.md
 */
export function sendEvent(request: RequestClient, settings: Settings, { name, payload, customData }: ServerEvent) {
  const test_event_code = payload.test_event_code || settings.testEventCode || undefined
  return request(`https://graph.facebook.com/v24.0/${settings.pixelId}/events`, {
    method: 'post',
    json: {
      data: [
        {
          event_name: name,
          event_time: payload.event_time,
          action_source: payload.action_source,
          event_source_url: payload.event_source_url,
          event_id: payload.event_id,
          user_data: userDataOf(payload.user_data),
          app_data: appDataOf(payload.app_data_field),
          ...processingOptionsOf(payload),
          custom_data: customData
        }
      ],
      test_event_code
    }
  })
}

/**
 * The hashed and plain identifiers of a person.
 * https://developers.facebook.com/documentation/ads-commerce/conversions-api/parameters/customer-information-parameters
 */
function userDataOf(user: PageView['user_data']) {
  return {
    em: hashed(user.email, normal.email),
    ph: hashed(user.phone, phone),
    ge: hashed(user.gender, normal.gender),
    db: hashed(user.dateOfBirth, (date) => date.trim()),
    ln: hashed(user.lastName, normal.name),
    fn: hashed(user.firstName, normal.name),
    ct: hashed(user.city, normal.city),
    st: hashed(user.state, normal.state),
    zp: hashed(user.zip, normal.postcode),
    country: hashed(user.country, normal.country),
    external_id: hashedList(user.externalId),
    client_ip_address: user.client_ip_address,
    client_user_agent: user.client_user_agent,
    fbc: user.fbc,
    fbp: user.fbp,
    subscription_id: user.subscriptionID,
    lead_id: user.leadID,
    fb_login_id: user.fbLoginID,
    anon_id: user.anonId,
    madid: user.madId,
    partner_id: user.partner_id,
    partner_name: user.partner_name,
    ctwa_clid: user.ctwa_clid
  }
}

/** Facebook asks for the code of the country first, so a number has no zeros in front. */
function phone(text: string): string {
  return normal.phoneDigits(text).replace(/^0+/, '')
}

/**
 * The app and the device. Facebook reads `extinfo` by position; a missing value is an empty text.
 * https://developers.facebook.com/documentation/ads-commerce/conversions-api/parameters/app-data
 */
function appDataOf(app: PageView['app_data_field']) {
  if (!app?.use_app_data) return undefined
  return {
    advertiser_tracking_enabled: app.advertiser_tracking_enabled ? 1 : 0,
    application_tracking_enabled: app.application_tracking_enabled ? 1 : 0,
    madid: app.madId,
    extinfo: [
      app.version,
      app.packageName,
      app.shortVersion,
      app.longVersion,
      app.osVersion,
      app.deviceName,
      app.locale,
      app.timezone,
      app.carrier,
      app.width,
      app.height,
      app.density,
      app.cpuCores,
      app.storageSize,
      app.freeStorage,
      app.deviceTimezone
    ].map((value) => value ?? '')
  }
}

/**
 * Limited Data Use. A country and a state of 0 make Facebook find out where the person is.
 * https://developers.facebook.com/docs/marketing-apis/data-processing-options
 */
function processingOptionsOf(payload: PageView) {
  if (!payload.data_processing_options) return {}
  return {
    data_processing_options: ['LDU'],
    data_processing_options_country: payload.data_processing_options_country ?? 0,
    data_processing_options_state: payload.data_processing_options_state ?? 0
  }
}

/**
 * What an event is about: the standard parameters of Facebook over those of the mapping.
 * https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/custom-data
 *
 * @throws PayloadValidationError if one of the products has no ID
 */
export function customDataOf(payload: Partial<Purchase & ViewContent & Search>): object {
  if (payload.contents?.some(({ id }) => !id)) {
    throw new PayloadValidationError(
      'A product has no ID, by which Facebook knows it. Map the "ID" in "Contents", or leave "Contents" out.'
    )
  }
  const standard = {
    currency: payload.currency,
    value: payload.value,
    net_revenue: payload.net_revenue,
    content_ids: payload.content_ids?.length ? payload.content_ids : undefined,
    content_name: payload.content_name,
    content_type: payload.content_type,
    content_category: payload.content_category,
    contents: payload.contents,
    num_items: payload.num_items,
    search_string: payload.search_string
  }
  const given = Object.entries(standard).filter(([, value]) => value !== undefined)
  return { ...payload.custom_data, ...Object.fromEntries(given) }
}
