import { IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { currencyCodes } from '../../lib/currency-codes'
import { toUnixMilliseconds } from '../../lib/times'
import type { Settings } from './generated-types'

/** What the payloads of all actions have in common. What else they have becomes parameters of the event. */
export interface EventPayload {
  data_stream_type?: string
  app_instance_id?: string
  client_id?: string
  user_id?: string
  timestamp_micros?: string
  user_properties?: Record<string, unknown>
  params?: Record<string, unknown>
  ad_user_data_consent?: string
  ad_personalization_consent?: string
  currency?: string
  items?: { item_id?: string; item_name?: string; currency?: string }[]
}

/**
 * Sends an event to the data stream of its payload. Empty fields are left out.
 *
 * Source: https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference
 *
 * @throws PayloadValidationError or IntegrationError for what Google would accept with status 204 and drop
 */
export function sendEvent(request: RequestClient, settings: Settings, name: string, payload: EventPayload) {
  const {
    data_stream_type,
    app_instance_id,
    client_id,
    user_id,
    timestamp_micros,
    user_properties,
    params = {},
    ad_user_data_consent,
    ad_personalization_consent,
    ...ownParams
  } = payload
  checkCurrency(payload.currency)
  payload.items?.forEach(checkItem)
  checkPlain('event parameter', params)
  checkPlain('user property', withoutEmpty(user_properties))

  const isApp = data_stream_type === 'Mobile App'
  const { query, identity } = isApp ? appStream(settings, app_instance_id) : webStream(settings, client_id)
  const consent = withoutEmpty({ ad_user_data: ad_user_data_consent, ad_personalization: ad_personalization_consent })
  return request('https://www.google-analytics.com/mp/collect', {
    method: 'post',
    searchParams: { api_secret: settings.apiSecret, ...query },
    json: {
      ...identity,
      user_id: user_id || undefined,
      timestamp_micros: timestamp_micros ? toMicroseconds(timestamp_micros) : undefined,
      user_properties: user_properties && withValues(user_properties),
      consent: Object.keys(consent).length > 0 ? consent : undefined,
      events: [{ name, params: { ...withoutEmpty(ownParams), ...params } }]
    }
  })
}

function webStream({ measurementId }: Settings, client_id: string | undefined) {
  if (!measurementId) {
    throw new PayloadValidationError(
      'Events of web streams need the setting "Measurement ID". Enter it in the settings.'
    )
  }
  if (!client_id) throw new PayloadValidationError('Events of web streams need a "Client ID". Map the field to one.')
  return { query: { measurement_id: measurementId }, identity: { client_id } }
}

function appStream({ firebaseAppId }: Settings, app_instance_id: string | undefined) {
  if (!firebaseAppId) {
    throw new PayloadValidationError(
      'Events of mobile apps need the setting "Firebase App ID". Enter it in the settings.'
    )
  }
  if (!app_instance_id) {
    throw new PayloadValidationError('Events of mobile apps need an "App Instance ID". Map the field to one.')
  }
  return { query: { firebase_app_id: firebaseAppId }, identity: { app_instance_id } }
}

const knownCurrencies = new Set(currencyCodes)

function checkCurrency(currency: string | undefined): void {
  if (!currency || knownCurrencies.has(currency.toUpperCase())) return
  throw new IntegrationError(
    `"${currency}" is no currency. Map the field to one of the three-letter codes of ISO 4217, such as EUR.`,
    'INVALID_CURRENCY_CODE',
    400
  )
}

/** https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference/events */
function checkItem(item: NonNullable<EventPayload['items']>[number]): void {
  if (!item.item_id && !item.item_name) {
    throw new PayloadValidationError('Each item needs an "Item ID" or an "Item Name". Map at least one of them.')
  }
  checkCurrency(item.currency)
}

/** Google takes plain values only. A user property may be `null` besides, which deletes it. */
function checkPlain(what: string, data: Record<string, unknown>): void {
  const wrong = Object.entries(data).find(([, value]) => typeof value === 'object')
  if (wrong === undefined) return
  throw new PayloadValidationError(
    `The ${what} "${wrong[0]}" is a list, an object or null. Map it to a text, a number or a boolean.`
  )
}

/** A number counts the microseconds since 1970 already. */
function toMicroseconds(time: string): number {
  if (/^\d+$/.test(time)) return Number(time)
  const milliseconds = toUnixMilliseconds(time)
  if (milliseconds !== undefined) return milliseconds * 1000
  throw new PayloadValidationError(
    `"${time}" is no time. Map "Event Timestamp" to a date of ISO 8601, such as 2024-02-29T12:00:00Z.`
  )
}

function withValues(properties: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, { value }]))
}

function withoutEmpty(data: object = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== '' && value !== null && value !== undefined)
  )
}
