import type { ActionDefinition } from '@segment/actions-core'
import { sendTo } from '../api'
import { anonymousId, productID, qty, segmentId, userIdentities } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add Product to Cart',
  description: 'Puts a product into the cart of a contact.',
  defaultSubscription: 'type = "track" and event = "Product Added"',
  fields: {
    segmentId,
    anonymousId,
    userIdentities,
    productID,
    sku: {
      label: 'SKU',
      description: 'The SKU of the product.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.sku' }
    },
    qty,
    category: {
      label: 'Category',
      description: 'The category of the product.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.category' }
    },
    name: {
      label: 'Name',
      description: 'The name of the product.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.name' }
    },
    description: { label: 'Description', description: 'What the product is.', type: 'string' },
    itemPrice: {
      label: 'Item Price',
      description: 'The price of one of the product.',
      type: 'number',
      default: { '@path': '$.properties.price' }
    },
    url: {
      label: 'URL',
      description: 'The page of the product.',
      type: 'string',
      default: { '@path': '$.properties.url' }
    },
    imageUrl: {
      label: 'Image URL',
      description: 'A picture of the product.',
      type: 'string',
      default: { '@path': '$.properties.image_url' }
    },
    properties: {
      label: 'Properties',
      description: 'More properties of the product, by name.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      default: {
        brand: { '@path': '$.properties.brand' },
        variant: { '@path': '$.properties.variant' },
        coupon: { '@path': '$.properties.coupon' }
      }
    }
  },
  perform: sendTo('addProductToCart')
}

export default action
