import type { ActionDefinition, SyncMode } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import { addOrUpdate, updatesExistingOnly } from '../sync-mode'
import { track, trackBatch } from '../users-track'
import { toEcommerceEvents } from './ecommerce-event'
import { ecommerceFields, productProperties } from './ecommerce-fields'
import type { Payload } from './generated-types'

function toElementsFor(settings: Settings, syncMode: SyncMode | undefined) {
  const existingOnly = updatesExistingOnly(syncMode)
  return (payload: Payload) => toEcommerceEvents(payload, payload.products, settings, existingOnly)
}

const action: ActionDefinition<Settings, Payload> = {
  title: 'Ecommerce Event (multi product)',
  description: 'Records an e-commerce event that Braze recommends, with any number of products.',
  syncMode: addOrUpdate,
  fields: {
    ...ecommerceFields,
    products: {
      label: 'Products',
      description: 'The products of the event. What a product has besides the properties below is sent as well.',
      type: 'object',
      multiple: true,
      additionalProperties: true,
      required: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        ...productProperties,
        quantity: { label: 'Quantity', description: 'How many pieces.', type: 'number', required: true }
      },
      default: {
        '@arrayPath': [
          '$.properties.products',
          {
            product_id: { '@path': '$.product_id' },
            product_name: { '@path': '$.name' },
            variant_id: { '@path': '$.variant' },
            image_url: { '@path': '$.image_url' },
            product_url: { '@path': '$.url' },
            quantity: { '@path': '$.quantity' },
            price: { '@path': '$.price' }
          }
        ]
      }
    }
  },
  perform: (request, { settings, payload, syncMode }) =>
    track(request, settings, 'events', toElementsFor(settings, syncMode)(payload)),
  performBatch: (request, { settings, payload, syncMode }) =>
    trackBatch(request, settings, 'events', payload, toElementsFor(settings, syncMode))
}

export default action
