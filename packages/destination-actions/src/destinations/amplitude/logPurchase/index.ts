import type { ActionDefinition } from '@segment/actions-core'
import { uploadEvents } from '../api'
import { toEvent } from '../event'
import type { AmplitudeEvent } from '../event'
import { batchEndpointField, eventFields, productsField } from '../event'
import { attributionFields, minIdLengthField, userAgentDataField, userAgentFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Log Purchase',
  description: 'Logs an order, followed by an event "Product Purchased" for each of its products.',
  defaultSubscription: 'type = "track"',
  fields: {
    trackRevenuePerProduct: {
      label: 'Track Revenue per Product',
      description:
        'Whether the revenue is that of the products, on the events "Product Purchased", or the total, on the event of the order. Each product then needs a revenue, or a price and a quantity.',
      type: 'boolean',
      default: false
    },
    ...eventFields,
    products: {
      ...productsField,
      properties: {
        ...productsField.properties,
        revenue: {
          ...productsField.properties.revenue,
          depends_on: {
            match: 'any',
            conditions: [
              { fieldKey: 'price', operator: 'is', value: '' },
              { fieldKey: 'quantity', operator: 'is', value: '' }
            ]
          }
        }
      }
    },
    use_batch_endpoint: batchEndpointField,
    ...userAgentFields,
    ...attributionFields,
    min_id_length: minIdLengthField,
    userAgentData: userAgentDataField
  },

  perform: async (request, { payload, settings }) =>
    uploadEvents(request, settings, payload, await toPurchaseEvents(payload))
}

/**
 * Makes the events of a purchase: that of the order, then a "Product Purchased" for each product. Revenue stands on
 * either the one or the others, so that it counts once: on the products if `trackRevenuePerProduct` says so.
 *
 * Source: https://segment.com/docs/connections/destinations/catalog/actions-amplitude/#track-revenue-per-product
 */
async function toPurchaseEvents(payload: Payload): Promise<AmplitudeEvent[]> {
  const { trackRevenuePerProduct, products = [], ...order } = payload
  const event = await toEvent(order)
  const isPerProduct = trackRevenuePerProduct && products.length > 0
  // As recorded, what only the user agent tells stands on the event of the order alone.
  const shared = await toEvent({ ...order, userAgentParsing: false, includeRawUserAgent: false })
  const purchases = products.map((product, index) => ({
    ...shared,
    ...(isPerProduct && revenueOf(product)),
    event_type: 'Product Purchased',
    event_properties: product,
    // The same id for all would make Amplitude drop all but the first, which is that of the order.
    insert_id: order.insert_id && `${order.insert_id}-${index + 2}`
  }))
  return [{ ...event, ...(!isPerProduct && revenueOf(order)) }, ...purchases]
}

/**
 * What Amplitude's reports on revenue need, or nothing where there is no revenue. Where price and quantity are known,
 * revenue is their product and not what was given for it: https://amplitude.com/docs/apis/analytics/http-v2
 */
function revenueOf({ price, quantity, revenue, productId, revenueType = 'Purchase' }: Revenue) {
  const counted = price && quantity ? price * quantity : revenue
  return counted ? { price, quantity, revenue: counted, productId, revenueType } : undefined
}

type Revenue = Pick<Payload, 'price' | 'quantity' | 'revenue' | 'productId' | 'revenueType'>

export default action
