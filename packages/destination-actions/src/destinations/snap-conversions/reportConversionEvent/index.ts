import { IntegrationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { hashed, hashedList } from '../../../lib/hash'
import { normal } from '../../../lib/personal-data'
import { pointInTime } from '../../../lib/times'
import { withoutEmpty } from '../../../lib/without-empty'
import { sendEvent } from '../api'
import { appData, customData, userData } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Report Conversion Event',
  description: 'Sends a conversion on a website, in an app or offline to Snap.',
  fields: {
    event_name: {
      label: 'Event Name',
      description: 'What the person did, in the terms of Snap, such as `PURCHASE`.',
      type: 'string'
    },
    event_id: {
      label: 'Event ID',
      description: 'A unique ID of the event. Snap counts an event once if its pixel sends the same ID.',
      type: 'string',
      default: { '@path': '$.messageId' }
    },
    event_time: {
      label: 'Event Time',
      description: 'When it happened.',
      type: 'string',
      default: { '@path': '$.timestamp' }
    },
    action_source: {
      label: 'Action Source',
      description: 'Where it happened. Snap takes all but `website` and `app` for offline.',
      type: 'string',
      choices: ['email', 'website', 'app', 'phone_call', 'chat', 'physical_store', 'system_generated', 'other']
    },
    user_data: userData,
    app_data: appData,
    custom_data: customData,
    data_processing_options: {
      label: 'Limited Data Use',
      description: 'Whether Snap must limit what it does with the data, as some state laws ask.',
      type: 'boolean'
    },
    data_processing_options_country: {
      label: 'Limited Data Use: Country',
      description: 'Where the law applies: `1` for the United States, `0` to have Snap find out.',
      type: 'number',
      choices: [
        { value: 0, label: '0' },
        { value: 1, label: '1' }
      ]
    },
    data_processing_options_state: {
      label: 'Limited Data Use: State',
      description: 'Where the law applies: `1000` for California, `0` to have Snap find out.',
      type: 'number',
      choices: [
        { value: 0, label: '0' },
        { value: 1000, label: '1000' }
      ]
    },
    event_source_url: {
      label: 'Event Source URL',
      description: 'The address of the page on which it happened.',
      type: 'string',
      default: { '@path': '$.context.page.url' }
    },
    products: {
      label: 'Products',
      description: 'The products of the event. Those without an ID are left out.',
      type: 'object',
      multiple: true,
      properties: {
        item_id: { label: 'Product ID', description: 'The ID of the product in your catalogue.', type: 'string' },
        item_category: { label: 'Category', description: 'The category of the product.', type: 'string' },
        brand: { label: 'Brand', description: 'The brand of the product.', type: 'string' }
      },
      default: {
        '@arrayPath': [
          '$.properties.products',
          { item_id: { '@path': 'product_id' }, item_category: { '@path': 'category' }, brand: { '@path': 'brand' } }
        ]
      }
    },
    brands: {
      label: 'Brands',
      description: 'The brands of the products. Counts without products only.',
      type: 'string',
      multiple: true
    },
    click_id: {
      label: 'Click ID (Old)',
      description: 'Of mappings saved before version 3 of the API. Use the click ID of User Data instead.',
      type: 'string'
    },
    client_dedup_id: {
      label: 'Deduplication ID (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Event ID instead.',
      type: 'string'
    },
    currency: {
      label: 'Currency (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Custom Data instead.',
      type: 'string'
    },
    description: { label: 'Description (Old)', description: 'Snap no longer takes it.', type: 'string' },
    device_model: {
      label: 'Device Model (Old)',
      description: 'Of mappings saved before version 3 of the API. Use App Data instead.',
      type: 'string'
    },
    email: {
      label: 'Email (Old)',
      description: 'Of mappings saved before version 3 of the API. Use User Data instead.',
      type: 'string',
      category: 'hashedPII'
    },
    event_conversion_type: {
      label: 'Conversion Type (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Action Source instead.',
      type: 'string',
      choices: ['OFFLINE', 'WEB', 'MOBILE_APP']
    },
    event_tag: { label: 'Event Tag (Old)', description: 'Snap no longer takes it.', type: 'string' },
    event_type: {
      label: 'Event Type (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Event Name instead.',
      type: 'string'
    },
    idfv: {
      label: 'Vendor ID (Old)',
      description: 'Of mappings saved before version 3 of the API. Use User Data instead.',
      type: 'string'
    },
    ip_address: {
      label: 'IP Address (Old)',
      description: 'Of mappings saved before version 3 of the API. Use User Data instead.',
      type: 'string'
    },
    item_category: {
      label: 'Item Category (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Products instead.',
      type: 'string'
    },
    item_ids: {
      label: 'Item IDs (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Products instead.',
      type: 'string'
    },
    level: { label: 'Level (Old)', description: 'Snap no longer takes it.', type: 'string' },
    mobile_ad_id: {
      label: 'Mobile Advertising ID (Old)',
      description: 'Of mappings saved before version 3 of the API. Use User Data instead.',
      type: 'string'
    },
    number_items: {
      label: 'Number of Items (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Custom Data instead.',
      type: 'string'
    },
    os_version: {
      label: 'OS Version (Old)',
      description: 'Of mappings saved before version 3 of the API. Use App Data instead.',
      type: 'string'
    },
    page_url: {
      label: 'Page URL (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Event Source URL instead.',
      type: 'string'
    },
    phone_number: {
      label: 'Phone Number (Old)',
      description: 'Of mappings saved before version 3 of the API. Use User Data instead.',
      type: 'string',
      category: 'hashedPII'
    },
    price: {
      label: 'Price (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Custom Data instead.',
      type: 'number'
    },
    search_string: {
      label: 'Search Text (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Custom Data instead.',
      type: 'string'
    },
    sign_up_method: {
      label: 'Sign-Up Method (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Custom Data instead.',
      type: 'string'
    },
    timestamp: {
      label: 'Timestamp (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Event Time instead.',
      type: 'string'
    },
    transaction_id: {
      label: 'Transaction ID (Old)',
      description: 'Of mappings saved before version 3 of the API. Use Custom Data instead.',
      type: 'string'
    },
    user_agent: {
      label: 'User Agent (Old)',
      description: 'Of mappings saved before version 3 of the API. Use User Data instead.',
      type: 'string'
    },
    uuid_c1: {
      label: 'Cookie ID (Old)',
      description: 'Of mappings saved before version 3 of the API. Use User Data instead.',
      type: 'string'
    }
  },
  perform: (request, { payload, settings, auth }) => {
    const source = actionSource(payload)
    const asset = source === 'app' ? settings.snap_app_id : settings.pixel_id
    if (!asset) {
      throw misconfigured(
        source === 'app'
          ? 'Events of an app need the Snap App ID. Enter it in the settings.'
          : 'Events of a website or offline need the Pixel ID. Enter it in the settings.'
      )
    }
    return sendEvent(request, asset, auth?.accessToken ?? '', {
      integration: 'segment',
      ...withoutEmpty({
        event_id: payload.event_id || payload.client_dedup_id,
        event_name: payload.event_name || payload.event_type,
        event_source_url: payload.event_source_url || payload.page_url
      }),
      event_time: timeOf(payload),
      user_data: userDataOf(payload),
      custom_data: customDataOf(payload),
      action_source: source,
      app_data: source === 'app' ? appDataOf(payload, settings) : undefined,
      data_processing_options: payload.data_processing_options ? ['LDU'] : undefined,
      data_processing_options_country: payload.data_processing_options_country,
      data_processing_options_state: payload.data_processing_options_state
    })
  }
}

const conversionTypes = { WEB: 'website', MOBILE_APP: 'app', OFFLINE: 'OFFLINE' }

function actionSource({ action_source, event_conversion_type }: Payload): string {
  if (action_source) return action_source === 'website' || action_source === 'app' ? action_source : 'OFFLINE'
  const source = Object.entries(conversionTypes).find(([type]) => type === event_conversion_type)?.[1]
  if (source) return source
  throw misconfigured('Snap needs to know where the event happened. Map the Action Source.')
}

function timeOf({ event_time, timestamp }: Payload): number {
  const time = event_time || timestamp
  if (!time) throw misconfigured('Snap needs to know when the event happened. Map the Event Time.')
  return pointInTime(time).valueOf()
}

function userDataOf(payload: Payload) {
  const user = payload.user_data ?? {}
  const email = hashed(user.email || payload.email, normal.email)
  const phone = hashed(user.phone || payload.phone_number, normal.phoneDigits)
  const data = {
    client_ip_address: user.client_ip_address || payload.ip_address,
    client_user_agent: user.client_user_agent || payload.user_agent,
    country: hashed(user.country, normal.country),
    ct: hashed(user.city, normal.city),
    db: hashed(user.dateOfBirth, (text) => text.trim()),
    em: email && [email],
    external_id: hashedList(user.externalId),
    fn: hashed(user.firstName, normal.name),
    ge: hashed(user.gender, normal.gender),
    idfv: user.idfv || payload.idfv,
    lead_id: user.leadID,
    ln: hashed(user.lastName, normal.name),
    madid: user.madid || payload.mobile_ad_id,
    ph: phone && [phone],
    sc_click_id: user.sc_click_id || payload.click_id,
    sc_cookie1: user.sc_cookie1 || payload.uuid_c1,
    st: hashed(user.state, normal.state),
    subscription_id: user.subscriptionID,
    zp: hashed(user.zip, normal.postcode)
  }
  if (!data.em && !data.ph && !data.madid && !(data.client_ip_address && data.client_user_agent)) {
    throw misconfigured(
      'Snap cannot tell who the person is. Map an email, a phone number, a mobile advertising ID, or both the IP address and the user agent in User Data.'
    )
  }
  return withoutEmpty(data)
}

function customDataOf(payload: Payload) {
  const custom = payload.custom_data ?? {}
  const data = withoutEmpty({
    ...custom,
    num_items: custom.num_items ?? (Number(payload.number_items) || undefined),
    currency: custom.currency || payload.currency,
    order_id: custom.order_id || payload.transaction_id,
    search_string: custom.search_string || payload.search_string,
    sign_up_method: custom.sign_up_method || payload.sign_up_method,
    value: custom.value ?? payload.price,
    brands: payload.brands,
    content_category: payload.item_category && [payload.item_category],
    content_ids: payload.item_ids && [payload.item_ids]
  })
  if (!payload.products?.length) return data

  // The three lists belong together by position, so a product without a category or brand has an empty one.
  const products = payload.products.filter(({ item_id }) => item_id)
  return {
    ...data,
    brands: products.map(({ brand = '' }) => brand),
    content_category: products.map(({ item_category = '' }) => item_category),
    content_ids: products.map(({ item_id }) => item_id),
    num_items: custom.num_items ?? products.length
  }
}

function appDataOf({ app_data, os_version, device_model }: Payload, { app_id }: Settings) {
  // The App Store has numbers for IDs, Google Play has names.
  const version = app_data?.version ?? (/^\d+$/.test(app_id ?? '') ? 'i2' : 'a2')
  return {
    app_id,
    advertiser_tracking_enabled: app_data?.advertiser_tracking_enabled ? 1 : 0,
    application_tracking_enabled: app_data && (app_data.application_tracking_enabled ? 1 : 0),
    extinfo: [
      version,
      app_data?.packageName,
      app_data?.shortVersion,
      app_data?.longVersion,
      app_data?.osVersion ?? os_version,
      app_data?.deviceName ?? device_model,
      app_data?.locale,
      app_data?.timezone,
      app_data?.carrier,
      app_data?.width,
      app_data?.height,
      app_data?.density,
      app_data?.cpuCores,
      app_data?.storageSize,
      app_data?.freeStorage,
      app_data?.deviceTimezone
    ].map((part) => part ?? '')
  }
}

function misconfigured(message: string): IntegrationError {
  return new IntegrationError(message, 'Misconfigured required field', 400)
}

export default action
