import type { ActionDefinition } from '@segment/actions-core'
import { attributionFields, minIdLengthField, userAgentDataField, userAgentFields } from '../context-fields'
import { uploadEvents } from '../event'
import { batchEndpointField, eventFields, productsField } from '../event-fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'
import { toPurchaseEvents } from './purchase-events'

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

export default action
