import type { ActionDefinition } from '@segment/actions-core'
import { ecommerceFields, eventsWith, productProperties, toEcommerceEvents, whenNameIs } from '../ecommerce-event'
import type { Settings } from '../generated-types'
import { addOrUpdate, batchedTrack, updatesExistingOnly } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Ecommerce Event (single product)',
  description: 'Records an e-commerce event that Braze recommends, with one product.',
  syncMode: addOrUpdate,
  fields: {
    ...ecommerceFields,
    catalog_type: {
      label: 'Catalog Notifications',
      description: 'Of which changes of the product the user may be told: a lower price, or that it is back in stock.',
      type: 'string',
      multiple: true,
      depends_on: whenNameIs(eventsWith.catalog_type),
      choices: [
        { label: 'Price drop', value: 'price_drop' },
        { label: 'Back in stock', value: 'back_in_stock' }
      ],
      default: { '@path': '$.properties.type' }
    },
    product: {
      label: 'Product',
      description: 'The product of the event.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue',
      properties: productProperties,
      default: {
        product_id: { '@path': '$.properties.product_id' },
        product_name: { '@path': '$.properties.name' },
        variant_id: { '@path': '$.properties.variant' },
        image_url: { '@path': '$.properties.image_url' },
        product_url: { '@path': '$.properties.url' },
        price: { '@path': '$.properties.price' }
      }
    }
  },

  ...batchedTrack(
    'events',
    (payload: Payload, settings, syncMode) =>
      toEcommerceEvents(payload, [payload.product], settings, updatesExistingOnly(syncMode)),
    'throw'
  )
}

export default action
