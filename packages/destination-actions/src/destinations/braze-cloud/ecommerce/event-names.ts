import type { DependsOnConditions } from '@segment/actions-core/destination-kit/types'

const productViewed = 'ecommerce.product_viewed'
const cartUpdated = 'ecommerce.cart_updated'
const checkoutStarted = 'ecommerce.checkout_started'
const orderPlaced = 'ecommerce.order_placed'
const orderCancelled = 'ecommerce.order_cancelled'
const orderRefunded = 'ecommerce.order_refunded'

/**
 * The events that Braze recommends, as choices. Source:
 * https://www.braze.com/docs/developer_guide/analytics/logging_ecommerce_events/
 */
export const eventChoices = [
  { label: 'Product Viewed', value: productViewed },
  { label: 'Cart Updated', value: cartUpdated },
  { label: 'Checkout Started', value: checkoutStarted },
  { label: 'Order Placed', value: orderPlaced },
  { label: 'Order Cancelled', value: orderCancelled },
  { label: 'Order Refunded', value: orderRefunded }
]

/** Which events have a property; `currency`, `source`, `metadata` and products belong to all. Source: as above. */
export const eventsWith = {
  catalog_type: [productViewed],
  cart_id: [cartUpdated, checkoutStarted, orderPlaced],
  action: [cartUpdated],
  checkout_id: [checkoutStarted],
  order_id: [orderPlaced, orderCancelled, orderRefunded],
  cancel_reason: [orderCancelled],
  total_value: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled, orderRefunded],
  subtotal_value: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled],
  tax: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled],
  shipping: [cartUpdated, checkoutStarted, orderPlaced, orderCancelled],
  total_discounts: [orderPlaced, orderCancelled, orderRefunded],
  discounts: [orderPlaced, orderCancelled, orderRefunded]
} satisfies Record<string, string[]>

/** Of the events with a cart, those that must name it. */
export const eventsNeedingCart = [cartUpdated]

/** Of the events with a total, those that must have it: an update of a cart can say what was added instead. */
export const eventsNeedingTotal = [checkoutStarted, orderPlaced, orderCancelled, orderRefunded]

/** Whether an event is of one product, whose properties are then its own, and not of a list. */
export function isOfOneProduct(name: string): boolean {
  return name === productViewed
}

/** The condition that the field `name` holds one of these events. */
export function whenNameIs(names: string[]): DependsOnConditions {
  return { match: 'any', conditions: names.map((value) => ({ fieldKey: 'name', operator: 'is', value })) }
}
