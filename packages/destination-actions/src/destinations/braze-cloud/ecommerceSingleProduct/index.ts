import type { ActionDefinition, SyncMode } from '@segment/actions-core'
import { toEcommerceEvents } from '../ecommerce/ecommerce-event'
import { ecommerceFields, productProperties } from '../ecommerce/ecommerce-fields'
import { eventsWith, whenNameIs } from '../ecommerce/event-names'
import type { Settings } from '../generated-types'
import { addOrUpdate, updatesExistingOnly } from '../sync-mode'
import { track, trackBatch } from '../users-track'
import type { Payload } from './generated-types'

function toElementsFor(settings: Settings, syncMode: SyncMode | undefined) {
  const existingOnly = updatesExistingOnly(syncMode)
  return (payload: Payload) => toEcommerceEvents(payload, [payload.product], settings, existingOnly)
}

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
  perform: (request, { settings, payload, syncMode }) =>
    track(request, settings, 'events', toElementsFor(settings, syncMode)(payload)),
  performBatch: (request, { settings, payload, syncMode }) =>
    trackBatch(request, settings, 'events', payload, toElementsFor(settings, syncMode))
}

export default action
