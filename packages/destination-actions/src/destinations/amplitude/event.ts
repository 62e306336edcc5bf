import { firstOf, omit } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'
import { eachOf } from '../../lib/each-of'
import { toUnixMilliseconds } from '../../lib/times'
import { attributesOf } from './attributes'
import { identityFields, insertIdField, libraryField, userFields } from './fields'
import type { Payload as LogEventPayload } from './logEvent/generated-types'
import type { Payload as LogEventV2Payload } from './logEventV2/generated-types'

const advertisingId = firstOf('$.context.device.advertisingId', '$.context.device.idfa')

/** What every event has, but for its products and for what follows from the browser. */
export const eventFields = {
  ...identityFields,
  event_type: {
    label: 'Event Type',
    description: 'The name of the event. Names that begin with `[Amplitude]` are reserved.',
    type: 'string',
    required: true,
    default: { '@path': '$.event' }
  },
  session_id: {
    label: 'Session ID',
    description:
      'When the session began: a date, or the milliseconds since 1970. Events without it belong to no session. Sources of the web and of mobile apps can track sessions and put the id into `integrations`.',
    type: 'datetime',
    default: { '@path': '$.integrations.Actions Amplitude.session_id' }
  },
  time: {
    label: 'Timestamp',
    description: 'When the event happened. Without it Amplitude takes the time at which it receives the event.',
    type: 'datetime',
    default: { '@path': '$.timestamp' }
  },
  event_properties: {
    label: 'Event Properties',
    description: 'What to remember of the event: values by name, in lists or nested up to 40 levels.',
    type: 'object',
    default: { '@path': '$.properties' }
  },
  ...userFields,
  price: {
    label: 'Price',
    description:
      'The price of one item. Log Purchase sends it with the revenue, other actions do not. Negative for a refund.',
    type: 'number',
    default: { '@path': '$.properties.price' }
  },
  quantity: {
    label: 'Quantity',
    description: 'How many items there were. Log Purchase sends it with the revenue, other actions do not.',
    type: 'integer',
    default: { '@path': '$.properties.quantity' }
  },
  revenue: {
    label: 'Revenue',
    description:
      'The amount that came in, in your one currency: Amplitude converts none. Log Purchase sends it, or price times quantity where both are there; other actions do not. Negative for a refund.',
    type: 'number',
    default: { '@path': '$.properties.revenue' }
  },
  productId: {
    label: 'Product ID',
    description: 'Your id of the item. Log Purchase sends it with the revenue, other actions do not.',
    type: 'string',
    default: { '@path': '$.properties.productId' }
  },
  revenueType: {
    label: 'Revenue Type',
    description:
      'What kind of revenue it is, for example `tax` or `refund`. Log Purchase sends it with the revenue, and `Purchase` without one; other actions do not.',
    type: 'string',
    default: { '@path': '$.properties.revenueType' }
  },
  location_lat: {
    label: 'Latitude',
    description: 'The latitude of the user.',
    type: 'number',
    default: { '@path': '$.context.location.latitude' }
  },
  location_lng: {
    label: 'Longitude',
    description: 'The longitude of the user.',
    type: 'number',
    default: { '@path': '$.context.location.longitude' }
  },
  ip: {
    label: 'IP Address',
    description:
      'The IP address of the user, by which Amplitude finds the place. `$remote` stands for the address that the request comes from.',
    type: 'string',
    default: { '@path': '$.context.ip' }
  },
  idfa: {
    label: 'Identifier for Advertisers (IDFA)',
    description: 'The advertising id of an iOS device.',
    type: 'string',
    default: advertisingId
  },
  idfv: {
    label: 'Identifier for Vendor (IDFV)',
    description: 'The id that an iOS device has for all apps of one vendor.',
    type: 'string',
    default: { '@path': '$.context.device.id' }
  },
  adid: {
    label: 'Google Advertising ID',
    description: 'The advertising id of an Android device with Google Play services.',
    type: 'string',
    default: advertisingId
  },
  android_id: {
    label: 'Android ID',
    description: 'The id of an Android device, which is not the advertising id.',
    type: 'string'
  },
  event_id: {
    label: 'Event ID',
    description: 'A number that grows from event to event, to put those of the same user and time in order.',
    type: 'integer'
  },
  insert_id: insertIdField,
  library: { ...libraryField, unsafe_hidden: true },
  library2: {
    label: 'Library Shown',
    description: 'What Amplitude shows as the library of the event.',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    properties: {
      behavior: {
        label: 'Behavior',
        description: 'Whether to show the mapped value, or always `segment`.',
        type: 'string',
        choices: [
          { label: 'Always "segment"', value: 'auto' },
          { label: 'Use the mapping', value: 'use_mapping' }
        ]
      },
      mapping: {
        label: 'Mapping',
        description: 'The library to show. Without a value Amplitude shows none.',
        type: 'string'
      }
    },
    default: { behavior: 'use_mapping', mapping: { '@path': '$.context.library.name' } }
  }
} satisfies Record<string, InputField>

/** The products of an event. */
export const productsField = {
  label: 'Products',
  description: 'The products that the event is about, each with price, quantity, revenue, id and revenue type.',
  type: 'object',
  multiple: true,
  additionalProperties: true,
  properties: {
    price: { label: 'Price', description: 'The price of one item.', type: 'number' },
    quantity: { label: 'Quantity', description: 'How many items there were.', type: 'integer' },
    revenue: { label: 'Revenue', description: 'The amount that came in for the product.', type: 'number' },
    productId: { label: 'Product ID', description: 'Your id of the product.', type: 'string' },
    revenueType: { label: 'Revenue Type', description: 'What kind of revenue it is.', type: 'string' }
  },
  default: eachOf('$.properties.products', {
    price: 'price',
    revenue: 'revenue',
    quantity: 'quantity',
    productId: 'productId',
    revenueType: 'revenueType'
  })
} satisfies InputField

/** Which endpoint takes the event. */
export const batchEndpointField = {
  label: 'Use Batch Endpoint',
  description:
    "Whether to send to Amplitude's batch endpoint, which accepts more events a second for one user or device but shows them later. Turn it on when Amplitude answers with status 429.",
  type: 'boolean',
  default: false
} satisfies InputField

/** The payload of any action that logs events. */
export type EventPayload = LogEventPayload & Pick<LogEventV2Payload, 'setOnce' | 'setAlways' | 'add'>

/** An event as Amplitude takes it. The other keys are listed in https://amplitude.com/docs/apis/analytics/http-v2 */
export interface AmplitudeEvent {
  event_type: string
  /** Milliseconds since 1970; Amplitude takes the time of the upload when it is absent. */
  time?: number
  /** The start of the session in milliseconds since 1970; an event without it is outside of sessions. */
  session_id?: number
  [key: string]: unknown
}

/** Makes the event of a payload, without revenue: that is for Log Purchase to add. */
export async function toEvent(payload: EventPayload): Promise<AmplitudeEvent> {
  const { event_type, time, session_id, ...others } = payload
  return {
    ...(await attributesOf(
      omit(others, ['min_id_length', 'price', 'quantity', 'revenue', 'productId', 'revenueType'])
    )),
    event_type,
    time: toMilliseconds(time),
    session_id: toMilliseconds(session_id)
  }
}

/**
 * Returns the milliseconds since 1970 that Amplitude takes as a time. Numbers, and texts of digits alone, are such
 * milliseconds already; ISO dates without an offset count as UTC; other texts are read as `Date.parse` reads them.
 *
 * @returns `undefined` for what is absent or no date
 */
export function toMilliseconds(time: string | number | undefined): number | undefined {
  if (typeof time !== 'string') return time
  if (/^\d+$/.test(time)) return Number(time)
  const parsed = toUnixMilliseconds(time) ?? toUnixMilliseconds(`${time}Z`) ?? Date.parse(time)
  return Number.isNaN(parsed) ? undefined : parsed
}
