import type { ActionDefinition } from '@segment/actions-core'
import { api, toCreatedAt, toDataFields, toItems, toUser } from '../api'
import { campaignId, createdAt, dataFields, items, templateId, user } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Purchase',
  description: 'Records a purchase and empties the cart.',
  defaultSubscription: 'type = "track" and event == "Order Completed"',
  fields: {
    id: {
      label: 'Purchase ID',
      description: 'Your own ID of the purchase. Iterable overwrites a purchase that comes again with the same one.',
      type: 'string',
      default: { '@path': '$.properties.order_id' }
    },
    user,
    dataFields,
    items,
    total: {
      label: 'Total',
      description: 'The total of the purchase.',
      type: 'number',
      required: true,
      default: { '@path': '$.properties.total' }
    },
    createdAt,
    campaignId,
    templateId
  },
  // https://api.iterable.com/api/docs#commerce_trackPurchase
  perform: (request, { settings, payload }) => {
    // The products are the items already.
    const { products: _, ...fields } = payload.dataFields ?? {}
    return request(`${api(settings)}/commerce/trackPurchase`, {
      method: 'post',
      json: {
        ...payload,
        user: toUser(payload.user),
        dataFields: toDataFields(fields),
        items: toItems(payload.items),
        createdAt: toCreatedAt(payload.createdAt)
      }
    })
  }
}

export default action
