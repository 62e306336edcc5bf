import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { hashed, hashedList } from '../../../lib/hash'
import { normal } from '../../../lib/personal-data'
import { pointInTime } from '../../../lib/times'
import { withoutEmpty } from '../../../lib/without-empty'
import { callTikTok } from '../api'
import { journey, vehicle } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Report Web Event',
  description: 'Sends a conversion on your website or in your CRM, such as a payment or a lead, to TikTok.',
  fields: {
    event_source: {
      label: 'Event Source',
      description: 'Where it happened: on your website, or in your CRM.',
      type: 'string',
      choices: ['web', 'crm'],
      default: 'web'
    },
    event_spec_type: {
      label: 'Event Details',
      description: 'Whether the event tells of a vehicle or of a journey. Leave it empty for other events.',
      type: 'string',
      choices: ['travel_fields', 'vehicle_fields'],
      depends_on: { conditions: [{ fieldKey: 'event_source', operator: 'is', value: 'web' }] }
    },
    event: {
      label: 'Event Name',
      description: 'What the person did: a standard event of TikTok, such as `CompletePayment`, or one of your own.',
      type: 'string',
      required: true
    },
    event_id: {
      label: 'Event ID',
      description: 'A unique ID of the event. TikTok counts an event once if its pixel sends the same ID.',
      type: 'string',
      default: { '@path': '$.messageId' }
    },
    timestamp: {
      label: 'Event Time',
      description: 'When it happened.',
      type: 'string',
      default: { '@path': '$.timestamp' }
    },
    phone_number: {
      label: 'Phone Number',
      description: 'Phone numbers with the code of the country. Hashed before they are sent.',
      type: 'string',
      multiple: true,
      default: firstOf('$.properties.phone', '$.context.traits.phone')
    },
    email: {
      label: 'Email',
      description: 'Email addresses. Hashed before they are sent.',
      type: 'string',
      multiple: true,
      default: firstOf('$.properties.email', '$.context.traits.email')
    },
    first_name: {
      label: 'First Name',
      description: 'The first name. Hashed before it is sent.',
      type: 'string',
      default: firstOf('$.properties.first_name', '$.context.traits.first_name')
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name. Hashed before it is sent.',
      type: 'string',
      default: firstOf('$.properties.last_name', '$.context.traits.last_name')
    },
    address: {
      label: 'Address',
      description: 'Where the person lives. The postal code is hashed before it is sent.',
      type: 'object',
      properties: {
        city: { label: 'City', description: 'The city.', type: 'string' },
        country: { label: 'Country', description: 'The country, as two letters such as `US`.', type: 'string' },
        zip_code: { label: 'Postal Code', description: 'The postal code.', type: 'string' },
        state: { label: 'State', description: 'The state or province, as two letters such as `CA`.', type: 'string' }
      },
      default: {
        city: firstOf('$.properties.address.city', '$.context.traits.address.city'),
        country: firstOf('$.properties.address.country', '$.context.traits.address.country'),
        zip_code: firstOf('$.properties.address.postal_code', '$.context.traits.address.postal_code'),
        state: firstOf('$.properties.address.state', '$.context.traits.address.state')
      }
    },
    order_id: {
      label: 'Order ID',
      description: 'The ID of the order.',
      type: 'string',
      default: { '@path': '$.properties.order_id' }
    },
    shop_id: {
      label: 'Shop ID',
      description: 'The ID of the shop.',
      type: 'string',
      default: { '@path': '$.properties.shop_id' }
    },
    external_id: {
      label: 'External ID',
      description: 'Your own IDs of the person. Hashed before they are sent.',
      type: 'string',
      multiple: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    ttclid: {
      label: 'TikTok Click ID',
      description: 'The ID of the click on the ad, from the parameter `ttclid` of the address.',
      type: 'string',
      default: firstOf('$.properties.ttclid', '$.integrations.TikTok Conversions.ttclid')
    },
    ttp: {
      label: 'TikTok Cookie ID',
      description: 'The value of the cookie `_ttp` that the pixel sets.',
      type: 'string',
      default: firstOf('$.properties.ttp', '$.integrations.TikTok Conversions.ttp')
    },
    locale: {
      label: 'Locale',
      description: 'The locale of the person, such as `en-US`.',
      type: 'string',
      default: { '@path': '$.context.locale' }
    },
    url: {
      label: 'Page URL',
      description: 'The address of the page.',
      type: 'string',
      default: { '@path': '$.context.page.url' }
    },
    referrer: {
      label: 'Page Referrer',
      description: 'The address of the page from which the person came.',
      type: 'string',
      default: { '@path': '$.context.page.referrer' }
    },
    ip: {
      label: 'IP Address',
      description: 'The IP address of the person.',
      type: 'string',
      default: { '@path': '$.context.ip' }
    },
    user_agent: {
      label: 'User Agent',
      description: 'The user agent of the browser.',
      type: 'string',
      default: { '@path': '$.context.userAgent' }
    },
    contents: {
      label: 'Contents',
      description: 'The products of the event.',
      type: 'object',
      multiple: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        price: { label: 'Price', description: 'The price of one item.', type: 'number' },
        quantity: { label: 'Quantity', description: 'How many of the product there are.', type: 'number' },
        content_category: { label: 'Category', description: 'The category of the product.', type: 'string' },
        content_id: { label: 'Product ID', description: 'The ID of the product in your catalogue.', type: 'string' },
        content_name: { label: 'Name', description: 'The name of the product.', type: 'string' },
        brand: { label: 'Brand', description: 'The brand of the product.', type: 'string' }
      }
    },
    content_ids: {
      label: 'Content IDs',
      description: 'The IDs of the products.',
      type: 'string',
      multiple: true,
      default: { '@path': '$.properties.content_ids' }
    },
    num_items: {
      label: 'Number of Items',
      description: 'How many items the order has.',
      type: 'number',
      default: { '@path': '$.properties.num_items' }
    },
    content_type: {
      label: 'Content Type',
      description: 'Whether the product IDs are those of products or of product groups.',
      type: 'string',
      choices: ['product', 'product_group'],
      default: 'product'
    },
    currency: {
      label: 'Currency',
      description: 'The currency of the value, such as `USD`.',
      type: 'string',
      default: { '@path': '$.properties.currency' }
    },
    value: {
      label: 'Value',
      description: 'What the event is worth.',
      type: 'number',
      default: firstOf('$.properties.value', '$.properties.revenue')
    },
    description: { label: 'Description', description: 'What the page or the product is.', type: 'string' },
    query: {
      label: 'Query',
      description: 'What the person searched for.',
      type: 'string',
      default: { '@path': '$.properties.query' }
    },
    limited_data_use: {
      label: 'Limited Data Use',
      description: 'Whether TikTok must limit what it does with the data, as some state laws ask.',
      type: 'boolean',
      default: { '@path': '$.properties.limited_data_use' }
    },
    test_event_code: {
      label: 'Test Event Code',
      description:
        'A code of TikTok Events Manager, with which events are shown as tests. Leave it empty in production.',
      type: 'string'
    },
    delivery_category: {
      label: 'Delivery Category',
      description: 'How the customer gets the order.',
      type: 'string',
      choices: ['in_store', 'curbside', 'home_delivery'],
      default: { '@path': '$.properties.delivery_category' }
    },
    predicted_ltv: {
      label: 'Predicted Lifetime Value',
      description: 'What you expect the person to be worth to you over time.',
      type: 'number',
      default: { '@path': '$.properties.predicted_ltv' }
    },
    search_string: {
      label: 'Search Text',
      description: 'What the person searched for.',
      type: 'string',
      default: { '@path': '$.properties.search_string' },
      depends_on: { conditions: [{ fieldKey: 'event', operator: 'is', value: 'Search' }] }
    },
    lead_fields: {
      label: 'Lead',
      description: 'The lead of your CRM that the event is about.',
      type: 'object',
      required: { conditions: [{ fieldKey: 'event_source', operator: 'is', value: 'crm' }] },
      defaultObjectUI: 'keyvalue',
      properties: {
        lead_id: { label: 'Lead ID', description: 'The ID that TikTok gave to the lead.', type: 'string' },
        lead_event_source: {
          label: 'Lead Event Source',
          description: 'The CRM that the event comes from.',
          type: 'string'
        }
      },
      default: {
        lead_id: { '@path': '$.properties.lead_id' },
        lead_event_source: { '@path': '$.properties.lead_event_source' }
      },
      depends_on: { conditions: [{ fieldKey: 'event_source', operator: 'is', value: 'crm' }] }
    },
    vehicle_fields: vehicle,
    travel_fields: journey
  },
  // https://business-api.tiktok.com/portal/docs?id=1771100865818625
  perform: (request, { payload, settings }) =>
    callTikTok(request, 'event/track', {
      event_source: payload.event_source ?? 'web',
      event_source_id: settings.pixelCode,
      partner_name: 'Segment',
      test_event_code: payload.test_event_code || undefined,
      data: [
        {
          event: payload.event,
          event_time: Math.floor((payload.timestamp ? pointInTime(payload.timestamp).valueOf() : Date.now()) / 1000),
          event_id: payload.event_id,
          user: userOf(payload),
          properties: { contents: payload.contents ?? [], content_ids: payload.content_ids, ...propertiesOf(payload) },
          page: withoutEmpty({ url: payload.url, referrer: payload.referrer }),
          lead: payload.event_source === 'crm' ? withoutEmpty(payload.lead_fields) : undefined,
          limited_data_use: payload.limited_data_use ?? false
        }
      ]
    })
}

// Keys without a value are sent as empty, which TikTok documents for personal data that is not known.
function userOf(payload: Payload) {
  const { city = '', state = '', country = '', zip_code } = payload.address ?? {}
  return {
    external_id: hashedList(payload.external_id) ?? [],
    phone: hashedList(payload.phone_number, phone) ?? [],
    email: hashedList(payload.email, normal.email) ?? [],
    first_name: hashed(payload.first_name, normal.name) ?? '',
    last_name: hashed(payload.last_name, normal.name) ?? '',
    city: place(city),
    state: place(state),
    country: place(country),
    zip_code: hashed(zip_code, normal.postcode) ?? '',
    ...withoutEmpty({
      ttclid: payload.ttclid,
      ttp: payload.ttp,
      ip: payload.ip,
      user_agent: payload.user_agent,
      locale: payload.locale
    })
  }
}

/** TikTok compares places by their letters from a to z and digits only. Source: recorded requests. */
function place(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** TikTok hashes phone numbers in the form of E.164, with the plus sign. */
function phone(text: string): string {
  const digits = normal.phoneDigits(text)
  return digits && `+${digits}`
}

function propertiesOf(payload: Payload) {
  return withoutEmpty({
    content_type: payload.content_type,
    currency: payload.currency,
    value: payload.value,
    query: payload.query,
    description: payload.description,
    order_id: payload.order_id,
    shop_id: payload.shop_id,
    delivery_category: payload.delivery_category,
    num_items: payload.num_items,
    predicted_ltv: payload.predicted_ltv,
    search_string: payload.search_string,
    ...detailsOf(payload)
  })
}

/** What belongs to the kind of business that the mapping chose. */
function detailsOf({ event_source, event_spec_type, vehicle_fields = {}, travel_fields }: Payload) {
  if (event_source === 'crm') return undefined
  if (event_spec_type === 'travel_fields') return travel_fields
  if (event_spec_type !== 'vehicle_fields') return undefined

  const { mileage_value, mileage_unit, preferred_price_range_min, preferred_price_range_max, ...rest } = vehicle_fields
  const prices = [preferred_price_range_min, preferred_price_range_max]
  return {
    ...rest,
    mileage: withoutEmpty({ unit: mileage_unit, value: mileage_value }),
    preferred_price_range: prices.includes(undefined) ? undefined : prices
  }
}

export default action
