import type { InputField } from '@segment/actions-core'
import { brazeId, externalId, userAlias } from '../identity-fields'

/** The fields of a purchase, see https://www.braze.com/docs/api/objects_filters/purchase_object/ */
export const purchaseFields = {
  external_id: externalId,
  user_alias: userAlias,
  email: {
    label: 'Email',
    description: 'The email address of the user. It names the user where none of the IDs is there.',
    type: 'string',
    default: { '@path': '$.traits.email' }
  },
  braze_id: brazeId,
  time: {
    label: 'Time',
    description: 'When the purchase was made.',
    type: 'datetime',
    required: true,
    default: { '@path': '$.receivedAt' }
  },
  products: {
    label: 'Products',
    description:
      'What was bought. Each product becomes a purchase; what a product has besides the properties below is sent as properties of that purchase.',
    type: 'object',
    multiple: true,
    additionalProperties: true,
    required: true,
    properties: {
      product_id: { label: 'Product ID', type: 'string', required: true },
      currency: {
        label: 'Currency',
        description: 'The code of ISO 4217. Default: the property `currency` of the event, or `USD` where it has none.',
        type: 'string'
      },
      price: { label: 'Price', description: 'The price of one piece.', type: 'number', required: true },
      quantity: {
        label: 'Quantity',
        description: 'How many pieces, at most 100. Braze takes a missing one for 1.',
        type: 'integer'
      }
    },
    default: { '@path': '$.properties.products' }
  },
  properties: {
    label: 'Event Properties',
    description: 'What else is known of the order. It is sent with each of the purchases.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
} satisfies Record<string, InputField>
