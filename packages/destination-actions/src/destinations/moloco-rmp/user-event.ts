import { PayloadValidationError } from '@segment/actions-core'
import type { Payload as LandPayload } from './land/generated-types'
import type { Payload as PurchasePayload } from './purchase/generated-types'
import type { Payload as SearchPayload } from './search/generated-types'
import type { Settings } from './generated-types'

/** The kinds of events that Moloco tells apart. */
export type EventType =
  'HOME' | 'SEARCH' | 'ADD_TO_WISHLIST' | 'ITEM_PAGE_VIEW' | 'PAGE_VIEW' | 'LAND' | 'PURCHASE' | 'ADD_TO_CART'

/** An event as Moloco takes it. */
export type UserEvent = ReturnType<typeof toUserEvent>

/** What the payloads of the actions can hold: a time, and besides that any of their fields. */
type AnyPayload = Pick<LandPayload, 'timestamp'> & Partial<LandPayload & PurchasePayload & SearchPayload>

/**
 * The event of a payload. Fields that its action does not have are left out.
 *
 * @throws PayloadValidationError for an item that has a price without a currency, or the other way round
 */
export function toUserEvent(event_type: EventType, payload: AnyPayload, { channel_type }: Settings) {
  const { device } = payload
  return {
    event_type,
    channel_type,
    timestamp: payload.timestamp,
    id: payload.event_id,
    user_id: payload.user_id,
    device: device && { ...device, os: device.os?.toUpperCase() },
    session_id: payload.session_id,
    revenue: toMoney(payload.revenue),
    search_query: payload.search_query,
    referrer_page_id: payload.referrer_page_id,
    shipping_charge: toMoney(payload.shipping_charge),
    items: payload.items?.map((item) => toItem(item, payload.default_currency)),
    page_id: payload.page_id ?? pageIdOf(payload.page_identifier_tokens)
  }
}

function toItem(item: PurchasePayload['items'][number], defaultCurrency: string | undefined) {
  const { id, quantity, seller_id, price } = item
  const currency = item.currency ?? defaultCurrency
  if (price === undefined && currency !== undefined) {
    throw new PayloadValidationError(
      `The item "${id}" has the currency ${currency} but no price. Map its price, or neither a currency nor a default currency.`
    )
  }
  if (price !== undefined && currency === undefined) {
    throw new PayloadValidationError(
      `The item "${id}" has a price but no currency. Map its currency, or a default currency for all items.`
    )
  }
  return { id, quantity, seller_id, price: price === undefined ? undefined : { amount: price, currency } }
}

function toMoney(money: { price: number; currency: string } | undefined) {
  return money && { amount: money.price, currency: money.currency }
}

/** The ID of a page that is known by what it shows: `category:shoes;page:2`. */
function pageIdOf(tokens: Record<string, unknown> | undefined): string | undefined {
  if (!tokens) return undefined
  return Object.entries(tokens)
    .map(([name, value]) => `${name}:${String(value)}`)
    .join(';')
}
