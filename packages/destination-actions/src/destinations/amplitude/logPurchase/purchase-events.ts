import { omit } from '@segment/actions-core'
import { toEvent } from '../event'
import type { AmplitudeEvent } from '../event'
import type { Payload } from './generated-types'

type Product = NonNullable<Payload['products']>[number]

/**
 * Makes the events of a purchase: that of the order, then a "Product Purchased" for each product. Revenue stands on
 * either the one or the others, so that it counts once: on the products if `trackRevenuePerProduct` says so.
 *
 * Source: https://segment.com/docs/connections/destinations/catalog/actions-amplitude/#track-revenue-per-product
 */
export async function toPurchaseEvents(payload: Payload): Promise<AmplitudeEvent[]> {
  const { trackRevenuePerProduct, products = [], ...order } = payload
  const event = await toEvent(order)
  if (products.length === 0) return [event]

  const withoutRevenue = omit(event, ['price', 'quantity', 'revenue', 'productId', 'revenueType']) as AmplitudeEvent
  const purchases = products.map((product, index) => ({
    ...withoutRevenue,
    ...(trackRevenuePerProduct && revenueOf(product)),
    event_type: 'Product Purchased',
    event_properties: product,
    // The same id for all would make Amplitude drop all but the first.
    insert_id: order.insert_id && `${order.insert_id}-${index + 1}`
  }))
  return [trackRevenuePerProduct ? withoutRevenue : event, ...purchases]
}

/**
 * What Amplitude's reports on revenue need. Where price and quantity are known, revenue is their product and not what
 * was given for it: https://amplitude.com/docs/apis/analytics/http-v2
 */
function revenueOf({ price, quantity, revenue, productId, revenueType }: Product) {
  const counted = price !== undefined && quantity !== undefined ? price * quantity : revenue
  return { price, quantity, revenue: counted, productId, revenueType }
}
