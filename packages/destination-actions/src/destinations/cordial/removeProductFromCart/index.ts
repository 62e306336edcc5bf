import type { ActionDefinition } from '@segment/actions-core'
import { sendTo } from '../api'
import { anonymousId, productID, qty, segmentId, userIdentities } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove Product from Cart',
  description: 'Takes a product out of the cart of a contact.',
  defaultSubscription: 'type = "track" and event = "Product Removed"',
  fields: {
    segmentId,
    anonymousId,
    userIdentities,
    productID,
    qty
  },
  perform: sendTo('removeProductFromCart')
}

export default action
