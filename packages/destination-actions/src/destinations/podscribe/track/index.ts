import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { hashed } from '../../../lib/hash'
import { normal } from '../../../lib/personal-data'
import { callPixel } from '../api'
import { visitFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track',
  description: 'Records a conversion, such as a purchase or a sign-up.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...visitFields,
    email: {
      label: 'Email',
      description: 'The email address of the visitor. It is hashed before it is sent.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.context.traits.email', '$.properties.email')
    },
    properties: {
      label: 'Properties',
      description: 'Data about the conversion. Properties besides those below are sent together as JSON.',
      type: 'object',
      additionalProperties: true,
      properties: {
        total: {
          label: 'Total',
          description: 'The value of the order.',
          type: 'number'
        },
        order_id: {
          label: 'Order ID',
          description: 'The number of the order.',
          type: 'string'
        },
        currency: {
          label: 'Currency',
          description: 'The currency of the order, such as `USD`.',
          type: 'string'
        },
        coupon: {
          label: 'Coupon',
          description: 'The discount code of the order.',
          type: 'string'
        },
        num_items_purchased: {
          label: 'Number of Items Purchased',
          description: 'How many items the order has.',
          type: 'integer'
        },
        is_new_customer: {
          label: 'Is New Customer',
          description: 'Whether this is the first order of the customer.',
          type: 'boolean'
        },
        is_subscription: {
          label: 'Is Subscription',
          description: 'Whether the order is a subscription.',
          type: 'boolean'
        }
      },
      default: {
        total: { '@path': '$.properties.total' },
        order_id: { '@path': '$.properties.order_id' },
        currency: { '@path': '$.properties.currency' },
        coupon: { '@path': '$.properties.coupon' },
        num_items_purchased: { '@path': '$.properties.num_items_purchased' },
        is_new_customer: { '@path': '$.properties.is_new_customer' },
        is_subscription: { '@path': '$.properties.is_subscription' }
      }
    },
    podscribeEvent: {
      label: 'Podscribe Event',
      description: 'The action that Podscribe counts: `purchase`, `signup`, `lead` or one of your own.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.podscribeEvent' }
    }
  },
  perform: (request, { payload, settings }) => {
    const { total, order_id, currency, coupon, num_items_purchased, is_new_customer, is_subscription, ...others } =
      payload.properties ?? {}
    return callPixel(request, settings, payload, payload.podscribeEvent, {
      order_value: total,
      order_number: order_id,
      currency,
      discount_code: coupon,
      hashed_email: hashed(payload.email ?? undefined, normal.email),
      num_items_purchased,
      is_new_customer,
      is_subscription,
      properties: Object.keys(others).length > 0 && JSON.stringify(others)
    })
  }
}

export default action
