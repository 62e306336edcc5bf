import type { ActionDefinition } from '@segment/actions-core'
import { sendingRows, toTime } from '../api'
import { customerId, streamKey, time } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Transaction Event',
  description: 'Records a purchase of a customer.',
  fields: {
    customer_id: customerId,
    discount_code: {
      label: 'Discount Code',
      description: 'The code by which the customer got a discount.',
      type: 'string'
    },
    transaction_id: {
      label: 'Transaction ID',
      description: 'Your own ID of the purchase.',
      type: 'string',
      default: { '@path': '$.properties.order_id' }
    },
    spend: {
      label: 'Spend',
      description: 'How much the customer paid.',
      type: 'number',
      default: { '@path': '$.properties.total' }
    },
    products: {
      label: 'Products',
      description: 'The products that were bought. Actable gets a list of their `product_id`s.',
      type: 'object',
      multiple: true,
      required: true,
      default: { '@path': '$.properties.products' }
    },
    purchase_datetime: { ...time, label: 'Purchase Time', description: 'When the purchase was made.' },
    stream_key: { ...streamKey, default: 'transaction' }
  },
  ...sendingRows(({ products, discount_code = '', ...purchase }: Payload) => ({
    ...purchase,
    purchase_datetime: toTime(purchase.purchase_datetime),
    product_column: idsOf(products),
    discount_code
  }))
}

/** Actable keeps the products in one column of text; those without an ID have no place in it. */
function idsOf(products: Payload['products']): string {
  return products
    .map(({ product_id }) => product_id)
    .filter((id) => typeof id === 'string' || typeof id === 'number')
    .join(',')
}

export default action
