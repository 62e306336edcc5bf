import { firstOf, IntegrationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { hashedList } from '../../../lib/hash'
import { pointInTime, toIsoDay } from '../../../lib/times'
import { normal } from '../../../lib/personal-data'
import { withoutEmpty } from '../../../lib/without-empty'
import { sendEvents } from '../api'
import {
  appInfo,
  contents,
  customData,
  deviceInfo,
  latestOnly,
  legacyCustomData,
  legacyFields,
  legacyOnly,
  userProperties
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Report Conversion Event',
  description: 'Sends a conversion, such as a checkout or a sign-up, to Pinterest.',
  fields: {
    data_format: {
      label: 'Data Format',
      description: 'The form of the event that Pinterest gets. Use `latest` for new mappings.',
      type: 'string',
      choices: ['latest', 'legacy'],
      default: 'latest'
    },
    event_name: {
      label: 'Event Name',
      description: 'What the person did, in the terms of Pinterest.',
      type: 'string',
      choices: [
        'add_payment_info',
        'add_to_cart',
        'add_to_wishlist',
        'app_install',
        'app_open',
        'checkout',
        'contact',
        'custom',
        'customize_product',
        'find_location',
        'initiate_checkout',
        'lead',
        'page_visit',
        'schedule',
        'search',
        'signup',
        'start_trial',
        'submit_application',
        'subscribe',
        'view_category',
        'view_content',
        'watch_video'
      ],
      required: true
    },
    action_source: {
      label: 'Action Source',
      description: 'Where it happened.',
      type: 'string',
      choices: ['app_android', 'app_ios', 'web', 'offline'],
      required: true,
      default: 'web'
    },
    event_time: {
      label: 'Event Time',
      description: 'When it happened.',
      type: 'string',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    event_id: {
      label: 'Event ID',
      description: 'A unique ID of the event. Pinterest counts an event once if its tag sends the same ID.',
      type: 'string',
      required: true,
      default: { '@path': '$.messageId' }
    },
    event_source_url: {
      label: 'Event Source URL',
      description: 'The address of the page on which it happened.',
      type: 'string',
      default: { '@path': '$.context.page.url' }
    },
    opt_out: {
      label: 'Opt Out',
      description: 'Whether the person objected to being targeted with ads by this event.',
      type: 'boolean',
      default: true
    },
    advertiser_tracking_enabled: {
      label: 'Advertiser Tracking Enabled',
      description: 'Whether the person allows tracking on the device.',
      type: 'boolean',
      default: { '@path': '$.context.device.adTrackingEnabled' }
    },
    user_data: {
      label: 'User Data',
      description:
        'Who the person is. Pinterest needs an email, a mobile advertising ID, or both the IP address and the user agent.',
      type: 'object',
      properties: userProperties,
      default: {
        email: firstOf('$.properties.email', '$.traits.email'),
        client_ip_address: { '@path': '$.context.ip' },
        client_user_agent: { '@path': '$.context.userAgent' }
      }
    },
    custom_data: { ...legacyCustomData, depends_on: legacyOnly },
    ...legacyFields,
    custom_data_2: { ...customData, depends_on: latestOnly },
    contents: {
      ...contents,
      default: {
        '@arrayPath': [
          '$.properties.products',
          {
            id: { '@path': '$.product_id' },
            item_price: { '@path': '$.price' },
            quantity: { '@path': '$.quantity' },
            item_brand: { '@path': '$.brand' },
            item_category: { '@path': '$.category' },
            item_name: { '@path': '$.name' }
          }
        ]
      },
      depends_on: latestOnly
    },
    app_info: { ...appInfo, depends_on: latestOnly },
    device_info: { ...deviceInfo, depends_on: latestOnly },
    wifi: {
      label: 'Wi-Fi',
      description: 'Whether the device is connected by Wi-Fi.',
      type: 'boolean',
      default: { '@path': '$.context.network.wifi' }
    },
    language: { label: 'Language', description: 'The language of the person, as two letters.', type: 'string' }
  },
  // https://developers.pinterest.com/docs/api/v5/events-create
  perform: (request, { payload, settings }) =>
    sendEvents(request, settings, [
      withoutEmpty({
        event_name: payload.event_name,
        action_source: payload.action_source,
        event_time: unixSeconds(payload.event_time),
        event_id: payload.event_id,
        event_source_url: payload.event_source_url,
        partner_name: PARTNER,
        opt_out: payload.opt_out,
        advertiser_tracking_enabled: payload.advertiser_tracking_enabled,
        user_data: userData(payload.user_data),
        ...(payload.data_format === 'latest' ? latest(payload) : legacy(payload)),
        wifi: payload.wifi,
        language: payload.language
      })
    ])
}

/** The name under which Pinterest knows events of Segment. */
const PARTNER = 'ss-segment'

function latest({ custom_data_2, contents, app_info = {}, device_info = {} }: Payload) {
  return {
    custom_data: customDataOf({ ...custom_data_2, contents }),
    app_info: withoutEmpty({ ...app_info, install_time: app_info.install_time && unixSeconds(app_info.install_time) }),
    device_info: withoutEmpty(device_info)
  }
}

function legacy(payload: Payload) {
  return {
    custom_data: customDataOf(payload.custom_data ?? {}),
    app_id: payload.app_id,
    app_name: payload.app_name,
    app_version: payload.app_version,
    device_brand: payload.device_brand,
    device_carrier: payload.device_carrier,
    device_model: payload.device_model,
    device_type: payload.device_type,
    os_version: payload.os_version
  }
}

/** Pinterest takes amounts of money as text. */
function customDataOf({ value, predicted_ltv, contents, ...rest }: NonNullable<Payload['custom_data']>) {
  return withoutEmpty({
    ...rest,
    value: value?.toString(),
    contents: contents?.map((item) => withoutEmpty({ ...item, item_price: item.item_price?.toString() })),
    predicted_ltv: predicted_ltv?.toString(),
    np: PARTNER
  })
}

function userData(user: Payload['user_data'] = {}) {
  const data = {
    em: hashedList(user.email, normal.email),
    ph: hashedList(user.phone, normal.phoneDigits),
    ge: hashedList(user.gender, normal.gender),
    db: hashedList(user.date_of_birth, (date) => toIsoDay(date).replace(/\D/g, '')),
    ln: hashedList(user.last_name, normal.name),
    fn: hashedList(user.first_name, normal.name),
    ct: hashedList(user.city, normal.city),
    st: hashedList(user.state, normal.state),
    zp: hashedList(user.zip, normal.postcode),
    country: hashedList(user.country, normal.country),
    external_id: hashedList(user.external_id),
    client_ip_address: user.client_ip_address,
    client_user_agent: user.client_user_agent,
    hashed_maids: hashedList(user.hashed_maids),
    click_id: user.click_id,
    partner_id: user.partner_id
  }
  if (!data.em && !data.hashed_maids && !(data.client_ip_address && data.client_user_agent)) {
    throw new IntegrationError(
      'Pinterest cannot tell who the person is. Map an email, a mobile advertising ID, or both the IP address and the user agent in User Data.',
      'Misconfigured required field',
      400
    )
  }
  return withoutEmpty(data)
}

function unixSeconds(time: string | number): number {
  return Math.floor(pointInTime(time).valueOf() / 1000)
}

export default action
