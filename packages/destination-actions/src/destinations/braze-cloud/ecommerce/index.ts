import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { ecommerceFields, productProperties, toEcommerceEvents } from '../ecommerce-event'
import type { Settings } from '../generated-types'
import { addOrUpdate, batchedTrack, updatesExistingOnly } from '../track'
import type { Payload } from './generated-types'

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
      default: eachOf('$.properties.products', {
        product_id: '$.product_id',
        product_name: '$.name',
        variant_id: '$.variant',
        image_url: '$.image_url',
        product_url: '$.url',
        quantity: '$.quantity',
        price: '$.price'
      })
    }
  },

  ...batchedTrack(
    'events',
    (payload: Payload, settings, syncMode) =>
      toEcommerceEvents(payload, payload.products, settings, updatesExistingOnly(syncMode)),
    'throw'
  )
}

export default action
